-- name: add_team^
INSERT INTO teams (id, kind, sort, unit_id, name, contact_id, contact, since, until)
VALUES (:id, :kind, :sort, :unit_id, :name, :contact_id, :contact, :since, :until)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: find_team^
SELECT * FROM teams WHERE id = :id;

-- name: list_teams_at
-- Teams of these units, and teams that help there on the day.
SELECT t.* FROM teams AS t
WHERE (t.until IS NULL OR t.until >= :day)
  AND (REPLACE(CAST(:unit_ids AS TEXT), ',' || t.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
    OR EXISTS (
      SELECT 1 FROM team_places AS p
      WHERE p.team_id = t.id AND p.since <= :day AND (p.until IS NULL OR p.until >= :day)
        AND REPLACE(CAST(:unit_ids AS TEXT), ',' || p.unit_id || ',', '')
          <> CAST(:unit_ids AS TEXT)))
ORDER BY t.kind, t.name, t.id;

-- name: list_teams_of_person
SELECT t.* FROM teams AS t JOIN team_members AS m ON m.team_id = t.id
WHERE m.person_id = :person_id AND (t.until IS NULL OR t.until >= :day)
ORDER BY t.name, t.id;

-- name: end_team!
UPDATE teams SET until = :day WHERE id = :id;

-- name: add_team_member^
INSERT INTO team_members (team_id, person_id, since) VALUES (:team_id, :person_id, :since)
ON CONFLICT (team_id, person_id) DO NOTHING
RETURNING person_id;

-- name: remove_team_member!
DELETE FROM team_members WHERE team_id = :team_id AND person_id = :person_id;

-- name: list_team_members
SELECT m.person_id FROM team_members AS m JOIN people AS p ON p.id = m.person_id
WHERE m.team_id = :team_id AND p.ended_why IS NULL
ORDER BY m.since, m.person_id;

-- name: place_team!
INSERT INTO team_places (team_id, unit_id, since, until, by_id)
VALUES (:team_id, :unit_id, :since, :until, :by_id)
ON CONFLICT (team_id, unit_id, since) DO UPDATE SET
  until = excluded.until, by_id = excluded.by_id;

-- name: list_team_places
SELECT * FROM team_places WHERE team_id = :team_id ORDER BY since, unit_id;

-- name: add_team_task^
INSERT INTO team_tasks (case_id, team_id, by_id, at) VALUES (:case_id, :team_id, :by_id, :at)
ON CONFLICT (case_id, team_id) DO NOTHING
RETURNING team_id;

-- name: list_team_tasks
SELECT team_id FROM team_tasks WHERE case_id = :case_id ORDER BY at, team_id;

-- name: leave_teams!
DELETE FROM team_members WHERE person_id = :person_id;

-- name: leave_teams_as_contact!
UPDATE teams SET contact_id = NULL WHERE contact_id = :person_id;

-- name: leave_team_places!
UPDATE team_places SET by_id = NULL WHERE by_id = :person_id;

-- name: leave_team_tasks!
UPDATE team_tasks SET by_id = NULL WHERE by_id = :person_id;
