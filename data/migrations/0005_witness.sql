-- From here on every log has a witness beside it, and a number can be in quarantine.

DROP VIEW pool;

-- The binder, in its order.
CREATE VIEW pool AS
SELECT
    added.body ->> '$.number' AS number,
    added.body ->> '$.sex' AS sex,
    CASE
        WHEN issued.seq IS NOT NULL THEN 'issued'
        WHEN withdrawn.kind = 'number_quarantined' THEN 'quarantined'
        WHEN withdrawn.seq IS NOT NULL THEN 'withdrawn'
        ELSE 'free'
    END AS state,
    issued.body ->> '$.issuance' AS issuance,
    coalesce(withdrawn.body ->> '$.reason', withdrawn.body ->> '$.because') AS withdrawn_because,
    coalesce(added.body ->> '$.doubts', '[]') AS doubts,
    added.occurred_at AS added_at,
    added.seq AS seq
FROM event AS added
LEFT JOIN event AS issued ON issued.kind = 'issued' AND issued.body ->> '$.number' = added.body ->> '$.number'
LEFT JOIN event AS withdrawn
    ON withdrawn.kind IN ('number_withdrawn', 'number_quarantined')
   AND withdrawn.body ->> '$.number' = added.body ->> '$.number'
WHERE added.kind = 'number_added'
ORDER BY added.seq;
