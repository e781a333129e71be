-- name: add_link!
INSERT INTO links (token, bot, purpose, facts, created_at, expires_at)
VALUES (:token, :bot, :purpose, :facts, :at, :expires);

-- name: use_link^
-- a link works once, with the bot that gave it out, and not after its time
UPDATE links SET used_by = :by, used_at = :at
WHERE token = :token AND COALESCE(bot, :bot) = :bot AND used_at IS NULL AND expires_at > :at
RETURNING purpose, facts;

-- name: anybody_with_role^
SELECT person_id FROM roles_held WHERE role = :role AND until IS NULL LIMIT 1;

-- name: add_look!
INSERT INTO looks (id, at, who, what, about) VALUES (:id, :at, :who, :what, :about);

-- name: set_mark!
INSERT INTO marks (name, fact, at) VALUES (:name, :fact, :at)
ON CONFLICT (name) DO UPDATE SET fact = excluded.fact, at = excluded.at;

-- name: get_mark^
SELECT fact, at FROM marks WHERE name = :name;

-- name: drop_mark!
DELETE FROM marks WHERE name = :name;

-- name: list_marks
SELECT name, fact FROM marks WHERE name >= :low AND name < :high ORDER BY name;

-- name: count_tap!
-- taps are counted by what asked for them, never by who
INSERT INTO taps (day, unit_id, asked_by, times) VALUES (:day, :unit, :asked_by, 1)
ON CONFLICT (day, unit_id, asked_by) DO UPDATE SET times = taps.times + 1;

-- name: add_tick_run!
INSERT INTO tick_runs (id, tick, started_at, took_ms, late_ms, work, fault)
VALUES (:id, :tick, :at, :took, :late, :work, :fault);

-- name: last_tick_runs
SELECT t.* FROM tick_runs t
JOIN (SELECT tick, MAX(id) AS id FROM tick_runs GROUP BY tick) last ON last.id = t.id
ORDER BY t.tick;

-- name: drop_tick_runs!
DELETE FROM tick_runs WHERE started_at < :before;

-- name: drop_links!
DELETE FROM links WHERE expires_at < :before;
