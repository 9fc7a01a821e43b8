-- What the facts add up to, for people who open the log in a SQLite tool. The program itself reads the facts only.

CREATE INDEX event_kind_issuance ON event (kind, body ->> '$.issuance');
CREATE INDEX event_kind_outage ON event (kind, body ->> '$.outage');
CREATE INDEX event_kind_number ON event (kind, body ->> '$.number');

-- Hand-outs, with all corrections applied.
CREATE VIEW issuance AS
SELECT
    issued.body ->> '$.issuance' AS id,
    issued.body ->> '$.number' AS number,
    issued.body ->> '$.sex' AS sex,
    issued.body ->> '$.outage' AS outage,
    issued.occurred_at AS issued_at,
    issued.recorded_at AS entered_at,
    coalesce(issued.body ->> '$.paper.given_by', issued.actor ->> '$.vgr_id') AS issued_by,
    issued.actor ->> '$.vgr_id' AS entered_by,
    issued.body ->> '$.paper.given_by' AS paper_given_by,
    coalesce((SELECT body ->> '$.requested_by' FROM event
               WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance'
                 AND body ->> '$.requested_by' IS NOT NULL
               ORDER BY seq DESC LIMIT 1), issued.body ->> '$.requested_by') AS requested_by,
    coalesce((SELECT body ->> '$.clinic' FROM event
               WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance'
                 AND body ->> '$.clinic' IS NOT NULL
               ORDER BY seq DESC LIMIT 1), issued.body ->> '$.clinic') AS clinic,
    coalesce((SELECT body ->> '$.ward' FROM event
               WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance'
                 AND body ->> '$.ward' IS NOT NULL
               ORDER BY seq DESC LIMIT 1), issued.body ->> '$.ward') AS ward,
    coalesce((SELECT body ->> '$.callback' FROM event
               WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance'
                 AND body ->> '$.callback' IS NOT NULL
               ORDER BY seq DESC LIMIT 1), issued.body ->> '$.callback') AS callback,
    coalesce((SELECT iif(kind = 'read_back', 'matched', 'skipped') FROM event
               WHERE body ->> '$.issuance' = issued.body ->> '$.issuance'
                 AND kind IN ('read_back', 'read_back_skipped')
                 AND (kind = 'read_back_skipped' OR body ->> '$.matched')
               ORDER BY seq DESC LIMIT 1),
             iif(issued.body ->> '$.paper' IS NULL, 'awaited', 'on_paper')) AS read_back,
    (SELECT count(*) FROM event
      WHERE body ->> '$.issuance' = issued.body ->> '$.issuance'
        AND kind = 'read_back' AND NOT body ->> '$.matched') AS misses,
    voided.occurred_at AS voided_at,
    voided.actor ->> '$.vgr_id' AS voided_by,
    voided.body ->> '$.reason' AS void_reason,
    (SELECT count(*) FROM event
      WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance') AS corrections,
    issued.seq AS seq
FROM event AS issued
LEFT JOIN event AS voided
    ON voided.kind = 'voided' AND voided.body ->> '$.issuance' = issued.body ->> '$.issuance'
WHERE issued.kind = 'issued'
ORDER BY issued.seq;

-- Outages, from the first suspicion to the end.
CREATE VIEW outage AS
SELECT
    opened.body ->> '$.outage' AS id,
    CASE WHEN ended.seq IS NOT NULL THEN 'ended' WHEN confirmed.seq IS NOT NULL THEN 'confirmed' ELSE 'suspected' END
        AS state,
    opened.occurred_at AS started_at,
    opened.actor ->> '$.vgr_id' AS started_by,
    opened.body ->> '$.checked' AS checked,
    confirmed.occurred_at AS confirmed_at,
    confirmed.actor ->> '$.vgr_id' AS confirmed_by,
    ended.occurred_at AS ended_at,
    ended.actor ->> '$.vgr_id' AS ended_by,
    (SELECT count(*) FROM event WHERE kind = 'outage_noted' AND body ->> '$.outage' = opened.body ->> '$.outage')
        AS notes,
    (SELECT count(*) FROM event WHERE kind = 'issued' AND body ->> '$.outage' = opened.body ->> '$.outage')
        AS issuances
FROM event AS opened
LEFT JOIN event AS confirmed
    ON confirmed.kind = 'outage_confirmed' AND confirmed.body ->> '$.outage' = opened.body ->> '$.outage'
LEFT JOIN event AS ended
    ON ended.kind = 'outage_ended' AND ended.body ->> '$.outage' = opened.body ->> '$.outage'
WHERE opened.kind = 'outage_suspected'
ORDER BY opened.seq;

-- The binder, in its order.
CREATE VIEW pool AS
SELECT
    added.body ->> '$.number' AS number,
    added.body ->> '$.sex' AS sex,
    CASE WHEN issued.seq IS NOT NULL THEN 'issued' WHEN withdrawn.seq IS NOT NULL THEN 'withdrawn' ELSE 'free' END
        AS state,
    issued.body ->> '$.issuance' AS issuance,
    withdrawn.body ->> '$.reason' AS withdrawn_because,
    coalesce(added.body ->> '$.doubts', '[]') AS doubts,
    added.occurred_at AS added_at,
    added.seq AS seq
FROM event AS added
LEFT JOIN event AS issued ON issued.kind = 'issued' AND issued.body ->> '$.number' = added.body ->> '$.number'
LEFT JOIN event AS withdrawn
    ON withdrawn.kind = 'number_withdrawn' AND withdrawn.body ->> '$.number' = added.body ->> '$.number'
WHERE added.kind = 'number_added'
ORDER BY added.seq;

-- Numbers that were given twice, on paper and from the log.
CREATE VIEW conflict AS
SELECT
    found.body ->> '$.conflict' AS id,
    found.body ->> '$.number' AS number,
    found.body ->> '$.with' AS issuance,
    found.body ->> '$.outage' AS outage,
    found.body ->> '$.requested_by' AS requested_by,
    found.body ->> '$.clinic' AS clinic,
    found.body ->> '$.ward' AS ward,
    found.body ->> '$.callback' AS callback,
    found.body ->> '$.paper.given_by' AS given_by,
    found.occurred_at AS given_at,
    found.recorded_at AS found_at,
    found.actor ->> '$.vgr_id' AS found_by,
    resolved.occurred_at AS resolved_at,
    resolved.actor ->> '$.vgr_id' AS resolved_by,
    resolved.body ->> '$.reason' AS resolution,
    found.seq AS seq
FROM event AS found
LEFT JOIN event AS resolved
    ON resolved.kind = 'conflict_resolved' AND resolved.body ->> '$.conflict' = found.body ->> '$.conflict'
WHERE found.kind = 'conflict_found'
ORDER BY found.seq;

-- Everything, one fact a line.
CREATE VIEW log AS
SELECT
    seq,
    recorded_at,
    occurred_at,
    actor ->> '$.vgr_id' AS who,
    actor ->> '$.role' AS role,
    actor ->> '$.login' AS login,
    actor ->> '$.via' AS via,
    kind,
    body,
    request,
    lower(hex(hash)) AS hash
FROM event
ORDER BY seq;
