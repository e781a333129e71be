-- Once an hour what is old enough goes: without this every line was looked at, and those who write
-- waited for it.
CREATE INDEX outbox_created ON outbox (created_at);
