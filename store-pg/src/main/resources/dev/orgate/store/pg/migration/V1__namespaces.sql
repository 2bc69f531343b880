-- Namespaces, their grants and the tenants' quotas, and the functions that write them.
--
-- Each function is one batch in one transaction and answers every item by itself. Everybody takes
-- locks in the same order, so nobody waits in a circle: quota rows by tenant, then names by their
-- hash or namespaces by name. Each lock is taken by a statement of its own: in READ COMMITTED a
-- statement sees what was committed before it began, so the one after it sees what it waited for.
--
-- Every look-up by key is a LATERAL or a subquery with OFFSET 0, which the planner does not take
-- apart: plans are made once, often of tables still empty, and a join would be made the wrong way
-- round for as long as they live. Batches that must not wait for long because of one of their
-- items say so: who is alone waits for as long as the session allows.

CREATE SEQUENCE namespace_id AS integer;

CREATE TABLE tenant_quota (
  tenant text COLLATE "C" NOT NULL,
  resource text COLLATE "C" NOT NULL,
  max_used integer CHECK (max_used >= -1), -- null: the gateway's default; -1: no limit
  used integer NOT NULL DEFAULT 0 CHECK (used >= 0),
  PRIMARY KEY (tenant, resource)
) WITH (fillfactor = 50);

CREATE TABLE namespace (
  id integer PRIMARY KEY CHECK (id > 0),
  tenant text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  creator_name text COLLATE "C" NOT NULL,
  CONSTRAINT namespace_name UNIQUE (name)
);
CREATE UNIQUE INDEX namespace_of_tenant ON namespace (tenant, id);

-- Without a foreign key: it would look every grant's namespace up again, row by row, although each
-- function that writes here holds the lock of the namespace's row or has just made it.
CREATE TABLE namespace_grant (
  namespace_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  tenant text COLLATE "C" NOT NULL,
  user_name text COLLATE "C" NOT NULL,
  level smallint NOT NULL CHECK (level IN (1, 3, 7)),
  given bigint GENERATED ALWAYS AS IDENTITY, -- the order in which grants were given
  PRIMARY KEY (namespace_id, user_id)
);
CREATE INDEX grant_of_user ON namespace_grant (tenant, user_id, namespace_id);

-- What became of an item: 0 done, 1 exists, 2 not found, 3 forbidden, 4 quota exceeded, 5 its key
-- is another request's, 6 an attempt under its key is in progress.
CREATE TYPE outcome AS (
  item integer,
  code smallint,
  detail text,    -- the user of 1 and 2 whose grant it is; null: the namespace
  number integer, -- 0: the new id; 4: the limit
  used integer,   -- 4: how many there are
  replayed boolean
);

-- Outcomes of writes that were tried under a key.
CREATE TABLE kept_outcome (
  tenant text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  request text COLLATE "C" NOT NULL,
  kept_at timestamptz NOT NULL DEFAULT now(),
  code smallint NOT NULL,
  detail text COLLATE "C",
  number integer,
  used integer,
  PRIMARY KEY (tenant, key)
);
CREATE INDEX kept_outcome_by_age ON kept_outcome (kept_at);

-- The items that must not be done, because their key was used before or is in use. For all others
-- it holds the key until the transaction ends. Nobody waits for a key, so keys need no order; they
-- are locked in the space of two integers, where no name is, or who waits for a name could wait
-- for a key. No key may be in a batch twice.
CREATE FUNCTION outcomes_before(tenants text[], keys text[], requests text[], kept_hours integer)
RETURNS SETOF outcome LANGUAGE plpgsql AS $$
DECLARE
  busy bigint[];
BEGIN
  busy := ARRAY(
    SELECT a.item
    FROM unnest(tenants, keys) WITH ORDINALITY AS a (tenant, key, item)
      CROSS JOIN LATERAL (
        SELECT hashtextextended(a.key, hashtextextended(a.tenant, 1::bigint)) AS hash) h
    WHERE a.key IS NOT NULL
      AND NOT pg_try_advisory_xact_lock((h.hash >> 32)::integer, ((h.hash << 32) >> 32)::integer));
  RETURN QUERY
    SELECT a.item::integer,
      CASE WHEN a.item = ANY (busy) THEN 6 WHEN k.request <> a.request THEN 5 ELSE k.code END::smallint,
      k.detail, k.number, k.used, NOT a.item = ANY (busy) AND k.request = a.request
    FROM unnest(tenants, keys, requests) WITH ORDINALITY AS a (tenant, key, request, item)
      LEFT JOIN LATERAL (
        SELECT * FROM kept_outcome o
        WHERE o.tenant = a.tenant AND o.key = a.key
          AND o.kept_at > now() - make_interval(hours => kept_hours)
        OFFSET 0) k ON true
    WHERE a.item = ANY (busy) OR k.key IS NOT NULL;
END $$;

-- No name may be in a batch twice.
CREATE FUNCTION create_namespaces(
  tenants text[], user_ids text[], user_names text[], names text[], default_limit integer)
RETURNS SETOF outcome LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(names) > 1 THEN
    PERFORM set_config('lock_timeout', '500ms', true);
  END IF;
  INSERT INTO tenant_quota (tenant, resource)
    SELECT t COLLATE "C", 'namespace' FROM unnest(tenants) t GROUP BY 1 ORDER BY 1
    ON CONFLICT DO NOTHING;
  PERFORM FROM tenant_quota q
    WHERE q.tenant = ANY (tenants) AND q.resource = 'namespace' ORDER BY q.tenant FOR UPDATE;
  -- A lost name must cost neither an id nor a place, so a name is locked before it is looked for.
  PERFORM pg_advisory_xact_lock(n.hash)
    FROM (SELECT hashtextextended(u, 0::bigint) AS hash FROM unnest(names) u ORDER BY 1 OFFSET 0) n;
  RETURN QUERY
    WITH asked AS MATERIALIZED (
      SELECT u.*, coalesce(q.max_used, default_limit) AS max_used, q.used,
        EXISTS (SELECT FROM namespace x WHERE x.name = u.name OFFSET 0) AS taken
      FROM unnest(tenants, user_ids, user_names, names)
          WITH ORDINALITY AS u (tenant, user_id, user_name, name, item)
        CROSS JOIN LATERAL (
          SELECT t.max_used, t.used FROM tenant_quota t
          WHERE t.tenant = u.tenant AND t.resource = 'namespace' OFFSET 0) q
    ), placed AS (
      SELECT a.*, a.used + count(*) FILTER (WHERE NOT a.taken)
        OVER (PARTITION BY a.tenant ORDER BY a.item ROWS UNBOUNDED PRECEDING) AS place
      FROM asked a
    ), decided AS MATERIALIZED (
      SELECT p.*, CASE WHEN NOT p.taken AND (p.max_used = -1 OR p.place <= p.max_used)
        THEN nextval('namespace_id')::integer END AS id
      FROM (SELECT * FROM placed ORDER BY placed.item OFFSET 0) p
    ), created AS (
      INSERT INTO namespace (id, tenant, name, creator_name)
        SELECT d.id, d.tenant, d.name, d.user_name FROM decided d WHERE d.id IS NOT NULL
    ), granted AS (
      INSERT INTO namespace_grant (namespace_id, user_id, tenant, user_name, level)
        SELECT d.id, d.user_id, d.tenant, d.user_name, 7 FROM decided d WHERE d.id IS NOT NULL
    ), counted AS (
      UPDATE tenant_quota q SET used = q.used + n.count
        FROM (SELECT d.tenant, count(d.id)::integer FROM decided d GROUP BY d.tenant) n
        WHERE q.tenant = n.tenant AND q.resource = 'namespace' AND n.count > 0
    )
    SELECT d.item::integer,
      CASE WHEN d.id IS NOT NULL THEN 0 WHEN d.taken THEN 1 ELSE 4 END::smallint,
      NULL::text,
      coalesce(d.id, d.max_used),
      greatest(d.max_used, d.used), -- what there was when an item was refused for the quota
      false
    FROM decided d;
END $$;

-- The same for items of which some are attempts under a key.
CREATE FUNCTION create_namespaces_once(
  tenants text[], user_ids text[], user_names text[], names text[], default_limit integer,
  keys text[], requests text[], kept_hours integer)
RETURNS SETOF outcome LANGUAGE plpgsql AS $$
DECLARE
  before outcome[] := ARRAY(SELECT o FROM outcomes_before(tenants, keys, requests, kept_hours) o);
  fresh integer[] := ARRAY(
    SELECT i FROM generate_subscripts(keys, 1) i
    WHERE NOT EXISTS (SELECT FROM unnest(before) b WHERE b.item = i) ORDER BY i);
  made outcome[];
BEGIN
  RETURN QUERY SELECT * FROM unnest(before);
  IF cardinality(fresh) = 0 THEN
    RETURN;
  END IF;
  made := ARRAY(
    SELECT (fresh[o.item], o.code, o.detail, o.number, o.used, o.replayed)::outcome
    FROM create_namespaces(
      ARRAY(SELECT tenants[i] FROM unnest(fresh) WITH ORDINALITY AS f (i, n) ORDER BY n),
      ARRAY(SELECT user_ids[i] FROM unnest(fresh) WITH ORDINALITY AS f (i, n) ORDER BY n),
      ARRAY(SELECT user_names[i] FROM unnest(fresh) WITH ORDINALITY AS f (i, n) ORDER BY n),
      ARRAY(SELECT names[i] FROM unnest(fresh) WITH ORDINALITY AS f (i, n) ORDER BY n),
      default_limit) o);
  PERFORM keep_outcomes(tenants, keys, requests, made);
  RETURN QUERY SELECT * FROM unnest(made);
END $$;

-- Keeps the outcomes of the items that have a key; what is there under it has outlived its time.
CREATE FUNCTION keep_outcomes(tenants text[], keys text[], requests text[], made outcome[])
RETURNS void LANGUAGE sql AS $$
  INSERT INTO kept_outcome AS k (tenant, key, request, code, detail, number, used)
    SELECT tenants[m.item], keys[m.item], requests[m.item], m.code, m.detail, m.number, m.used
    FROM unnest(made) m WHERE keys[m.item] IS NOT NULL
  ON CONFLICT (tenant, key) DO UPDATE
    SET (request, kept_at, code, detail, number, used) =
      (excluded.request, excluded.kept_at, excluded.code, excluded.detail, excluded.number, excluded.used)
$$;

-- What only who manages a namespace may do: give, change and revoke grants, delete it. Item by item,
-- because items of one batch may be about one namespace. The grants of item i are those from
-- ends[i - 1] + 1 to ends[i] of the three arrays after it. `trusted` items need no grant of level 7.
CREATE FUNCTION manage_namespaces(
  tenants text[], user_ids text[], trusted boolean[], names text[], actions text[],
  ends integer[], given_ids text[], given_names text[], given_levels integer[],
  keys text[], requests text[], kept_hours integer)
RETURNS SETOF outcome LANGUAGE plpgsql AS $$
DECLARE
  before outcome[];
  made outcome[];
  locked integer[];
  o outcome;
  namespace_id_ integer;
  held smallint;
  first integer := 1;
BEGIN
  IF keys IS NOT NULL THEN
    before := ARRAY(SELECT b FROM outcomes_before(tenants, keys, requests, kept_hours) b);
    RETURN QUERY SELECT * FROM unnest(before);
  END IF;
  IF cardinality(names) > 1 THEN
    PERFORM set_config('lock_timeout', '500ms', true);
  END IF;
  PERFORM FROM tenant_quota q
    WHERE q.resource = 'namespace' AND q.tenant = ANY (ARRAY(
      SELECT a.tenant FROM unnest(tenants, actions) AS a (tenant, action) WHERE a.action = 'delete'))
    ORDER BY q.tenant FOR UPDATE;
  locked := ARRAY(
    SELECT n.id
    FROM (
        SELECT u.tenant, u.name COLLATE "C" AS name FROM unnest(tenants, names) AS u (tenant, name)
        GROUP BY 1, 2 ORDER BY 2 OFFSET 0) a
      CROSS JOIN LATERAL (
        -- Of a comparison no index serves: the one of names is left, and it is the right one.
        SELECT x.id FROM namespace x
        WHERE x.name = a.name AND x.tenant IS NOT DISTINCT FROM a.tenant FOR UPDATE) n);
  FOR i IN 1 .. cardinality(names) LOOP
    IF NOT EXISTS (SELECT FROM unnest(before) b WHERE b.item = i) THEN
      o := (i, 0, NULL, NULL, NULL, false);
      SELECT n.id, (SELECT g.level FROM namespace_grant g
          WHERE g.namespace_id = n.id AND g.user_id = user_ids[i]) INTO namespace_id_, held
        FROM namespace n
        -- One that was not there to be locked does not exist yet.
        WHERE n.name = names[i] AND n.tenant IS NOT DISTINCT FROM tenants[i]
          AND n.id = ANY (locked) IS TRUE;
      IF NOT FOUND THEN
        o.code := 2;
      ELSIF NOT trusted[i] AND held IS DISTINCT FROM 7 THEN
        o.code := 3;
      ELSIF actions[i] = 'grant' THEN
        SELECT u.user_id INTO o.detail
          FROM unnest(given_ids[first:ends[i]]) WITH ORDINALITY AS u (user_id, place)
          WHERE EXISTS (
            SELECT FROM namespace_grant g
            WHERE g.namespace_id = namespace_id_ AND g.user_id = u.user_id OFFSET 0)
          ORDER BY u.place LIMIT 1;
        IF FOUND THEN
          o.code := 1;
        ELSE
          INSERT INTO namespace_grant (namespace_id, user_id, tenant, user_name, level)
            SELECT namespace_id_, u.user_id, tenants[i], u.user_name, u.level
            FROM unnest(given_ids[first:ends[i]], given_names[first:ends[i]], given_levels[first:ends[i]])
              WITH ORDINALITY AS u (user_id, user_name, level, place)
            ORDER BY u.place;
        END IF;
      ELSIF actions[i] = 'change' THEN
        SELECT u.user_id INTO o.detail
          FROM unnest(given_ids[first:ends[i]]) WITH ORDINALITY AS u (user_id, place)
          WHERE NOT EXISTS (
            SELECT FROM namespace_grant g
            WHERE g.namespace_id = namespace_id_ AND g.user_id = u.user_id OFFSET 0)
          ORDER BY u.place LIMIT 1;
        IF FOUND THEN
          o.code := 2;
        ELSE
          UPDATE namespace_grant g SET user_name = u.user_name, level = u.level
            FROM (
              SELECT h.ctid AS place, a.user_name, a.level
              FROM unnest(given_ids[first:ends[i]], given_names[first:ends[i]], given_levels[first:ends[i]])
                  AS a (user_id, user_name, level)
                CROSS JOIN LATERAL (
                  SELECT x.ctid FROM namespace_grant x
                  WHERE x.namespace_id = namespace_id_ AND x.user_id = a.user_id OFFSET 0) h
              OFFSET 0) u
            WHERE g.ctid = u.place; -- nobody moves it: the namespace is locked
        END IF;
      ELSIF actions[i] = 'revoke' THEN
        DELETE FROM namespace_grant g
          WHERE g.namespace_id = namespace_id_ AND g.user_id = ANY (given_ids[first:ends[i]]);
      ELSIF actions[i] = 'delete' THEN
        DELETE FROM namespace_grant g WHERE g.namespace_id = namespace_id_;
        DELETE FROM namespace n WHERE n.id = namespace_id_;
        UPDATE tenant_quota q SET used = q.used - 1
          WHERE q.tenant = tenants[i] AND q.resource = 'namespace';
      ELSE
        RAISE 'no such action: %', actions[i];
      END IF;
      RETURN NEXT o;
      made := made || o;
    END IF;
    first := ends[i] + 1;
  END LOOP;
  IF keys IS NOT NULL THEN
    PERFORM keep_outcomes(tenants, keys, requests, made);
  END IF;
END $$;
