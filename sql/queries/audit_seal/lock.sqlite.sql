select true as is_ours
