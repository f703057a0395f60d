insert into signing_key (kid, algorithm, state, public_key, sealed_private, created, activated_at)
values (:kid, :algorithm, :state, :public_key, :sealed_private, :created, :activated_at)
