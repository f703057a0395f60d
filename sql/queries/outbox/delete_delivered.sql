delete from outbox
where state = 'delivered' and delivered_at < :before
