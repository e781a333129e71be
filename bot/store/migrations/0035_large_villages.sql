-- What is asked all day long is found without reading every case there ever was.
CREATE INDEX cases_state ON cases (state, kind);
CREATE INDEX cases_unconfirmed ON cases (unit_id) WHERE unconfirmed = 1;
CREATE INDEX cases_joined ON cases (joined_to) WHERE joined_to IS NOT NULL;
CREATE INDEX cases_message ON cases (chat_id, message_id);
CREATE INDEX cases_answered ON cases (answered_at);
CREATE INDEX bookings_case ON bookings (case_id);
