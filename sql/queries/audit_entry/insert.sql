insert into audit_entry (created, kind, outcome, actor_kind, actor, subject_kind, subject, object, before_sealed,
    after_sealed, detail, reference, request_id, address, location_id)
values (:created, :kind, :outcome, :actor_kind, :actor, :subject_kind, :subject, :object, :before_sealed,
    :after_sealed, :detail, :reference, :request_id, :address, :location_id)
