-- One index for each term that messages are searched by, newest first, and one for what is forgotten. The signature says what
-- the other terms are, as far as five bits can, so that a search of several terms reads few messages. A rebuild drops them and
-- makes them again when everything has been read: filling fourteen indexes in order is cheaper than adding to each at random.

create index if not exists message_by_time on message (since_at desc, message_id desc);
create index if not exists message_by_last on message (last_at, message_id);
create index if not exists message_by_request on message (request_id desc, since_at desc, message_id desc);
create index if not exists message_by_service on message (service_value desc, since_at desc, message_id desc, signature);
create index if not exists message_by_ods on message (ods_code desc, since_at desc, message_id desc, signature);
create index if not exists message_by_host on message (host desc, since_at desc, message_id desc, signature);
create index if not exists message_by_reason on message (reason desc, since_at desc, message_id desc, signature);
create index if not exists message_by_client on message (client_id desc, since_at desc, message_id desc, signature);
create index if not exists message_by_status on message (status desc, since_at desc, message_id desc, signature);
create index if not exists message_by_use_context on message (use_context desc, since_at desc, message_id desc, signature);
create index if not exists message_by_event on message (event desc, since_at desc, message_id desc, signature);
create index if not exists message_by_disposition on message (disposition desc, since_at desc, message_id desc, signature);
create index if not exists message_by_endpoint on message (endpoint_id desc, since_at desc, message_id desc, signature);
create index if not exists message_by_state on message (state desc, since_at desc, message_id desc, signature);
