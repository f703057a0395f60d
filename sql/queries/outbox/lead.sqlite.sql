select :channel is not null as leads
