-- Bans of sources that go on guessing, and proofs of possession that were used once.

create table source_ban (
    bucket varchar not null constraint source_ban_pkey primary key,
    strikes integer not null,
    banned_until timestamp null,
    forgotten_at timestamp not null
);
create index source_ban_forgotten_at_idx on source_ban (forgotten_at);

create table used_proof (
    hash varchar not null constraint used_proof_pkey primary key,
    expires_at timestamp not null
);
create index used_proof_expires_at_idx on used_proof (expires_at);
