-- What is asked all day long is found without reading every case there ever was.
CREATE INDEX cases_state ON cases (state, kind) WHERE ended_at IS NULL;
CREATE INDEX cases_kind ON cases (kind, opened_at) WHERE ended_at IS NULL;
CREATE INDEX cases_emergency ON cases (opened_at)
  WHERE acuity = 'emergency' AND ended_at IS NULL;
CREATE INDEX cases_unconfirmed ON cases (unit_id) WHERE unconfirmed = 1;
CREATE INDEX cases_joined ON cases (joined_to) WHERE joined_to IS NOT NULL;
CREATE INDEX cases_message ON cases (chat_id, message_id);
CREATE INDEX cases_answered ON cases (answered_at);
CREATE INDEX bookings_case ON bookings (case_id);
CREATE INDEX people_guests ON people (unit_id) WHERE guest = 1;
