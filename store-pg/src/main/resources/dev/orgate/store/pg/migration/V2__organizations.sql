-- The tree of organizations: its tables, how its rows are shown, and what its rules are.
--
-- Whoever writes here holds the tenant's quota row of organizations, so that a tenant's tree
-- changes one step at a time. The functions that only look are STABLE: they see what the statement
-- that calls them sees, so that all of an answer is of one instant.
--
-- While tables are small the planner takes all indexes for equal that begin with the same column.
-- So of each table one begins with the tenant, that of its key. A look-up by what is not the key
-- says that the tenant IS NOT DISTINCT FROM it, which no index serves: the right one is left. The
-- lists by age serve only who says that numbers are greater than 0.
--
-- No foreign keys: they would look up, row by row and by an index they do not choose, what is known
-- already to whoever holds the tenant's quota row.

-- The attributes that keep a role; OrganizationRole says which.
CREATE FUNCTION keeps_role(name text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT name IN ('__OrganizationSupervisor__', '__OrganizationOperation__')
$$;

CREATE TABLE organization (
  tenant text COLLATE "C" NOT NULL,
  uuid text COLLATE "C" NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY, -- the order of creation
  name text COLLATE "C" NOT NULL,
  description text COLLATE "C",
  type text COLLATE "C" NOT NULL CHECK (type IN ('COMPANY', 'DEPARTMENT')),
  state text COLLATE "C" NOT NULL DEFAULT 'ENABLED'
    CHECK (state IN ('ENABLED', 'DISABLED', 'STALED')),
  parent text COLLATE "C",
  root text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL CHECK (changed_at >= created_at),
  PRIMARY KEY (tenant, uuid),
  CHECK ((parent IS NULL) = (root = uuid))
);
CREATE INDEX organization_by_age ON organization (tenant, number) WHERE number > 0;
CREATE INDEX organization_by_parent ON organization (parent, tenant);
CREATE INDEX organization_by_root ON organization (root, tenant);

CREATE TABLE organization_attribute (
  tenant text COLLATE "C" NOT NULL,
  uuid text COLLATE "C" NOT NULL,
  organization text COLLATE "C" NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  name text COLLATE "C" NOT NULL,
  value text COLLATE "C",
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL CHECK (changed_at >= created_at),
  PRIMARY KEY (tenant, uuid)
);
CREATE INDEX attribute_by_age ON organization_attribute (tenant, number) WHERE number > 0;
CREATE INDEX attribute_of_organization ON organization_attribute (organization, tenant, number);
CREATE UNIQUE INDEX role_of_organization ON organization_attribute (organization, tenant, name)
  WHERE keeps_role(name);

CREATE TABLE organization_member (
  tenant text COLLATE "C" NOT NULL,
  organization text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, organization, user_id)
);
CREATE INDEX member_by_user ON organization_member (lower(user_id), tenant);

CREATE TABLE organization_quota (
  tenant text COLLATE "C" NOT NULL,
  uuid text COLLATE "C" NOT NULL,
  organization text COLLATE "C" NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  name text COLLATE "C" NOT NULL,
  value bigint NOT NULL CHECK (value >= -1), -- -1: no limit
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL CHECK (changed_at >= created_at),
  PRIMARY KEY (tenant, uuid),
  CONSTRAINT organization_quota_name UNIQUE (organization, tenant, name)
);
CREATE INDEX organization_quota_by_age ON organization_quota (tenant, number) WHERE number > 0;

-- How rows are shown, to those who write and those who ask.

CREATE FUNCTION millis(at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (extract(epoch FROM at) * 1000)::bigint
$$;

CREATE FUNCTION attribute_json(a organization_attribute)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN json_build_object(
    'uuid', a.uuid, 'organization', a.organization, 'name', a.name, 'value', a.value,
    'created', millis(a.created_at), 'changed', millis(a.changed_at));
END $$;

CREATE FUNCTION organization_quota_json(q organization_quota)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN json_build_object(
    'uuid', q.uuid, 'organization', q.organization, 'name', q.name, 'value', q.value,
    'created', millis(q.created_at), 'changed', millis(q.changed_at));
END $$;

CREATE FUNCTION organization_json(o organization) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN json_build_object(
    'uuid', o.uuid, 'name', o.name, 'description', o.description, 'type', o.type,
    'state', o.state, 'parent', o.parent, 'root', o.root,
    'created', millis(o.created_at), 'changed', millis(o.changed_at),
    'attributes', (
      SELECT coalesce(json_agg(attribute_json(a) ORDER BY a.number), '[]')
      FROM organization_attribute a
      WHERE a.organization = o.uuid AND a.tenant IS NOT DISTINCT FROM o.tenant));
END $$;

-- The tree.

-- Organizations and everything below them.
CREATE FUNCTION organization_trees(tenant_ text, tops text[])
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN ARRAY(
    WITH RECURSIVE tree AS (
      SELECT t.uuid COLLATE "C" AS uuid FROM unnest(tops) AS t (uuid)
      UNION
      SELECT c.uuid FROM tree t CROSS JOIN LATERAL (
        SELECT x.uuid FROM organization x
        WHERE x.parent = t.uuid AND x.tenant IS NOT DISTINCT FROM tenant_ OFFSET 0) c)
    SELECT t.uuid FROM tree t);
END $$;

-- An organization and everything above it, with its height over the first.
CREATE FUNCTION organization_line(tenant_ text, uuid_ text)
RETURNS TABLE (height integer, member organization) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    WITH RECURSIVE line AS (
      SELECT 0 AS height, o AS member FROM organization o
      WHERE o.tenant = tenant_ AND o.uuid = uuid_
      UNION ALL
      SELECT l.height + 1, p.parent FROM line l CROSS JOIN LATERAL (
        SELECT x AS parent FROM organization x
        WHERE x.tenant = tenant_ AND x.uuid = (l.member).parent OFFSET 0) p)
    SELECT l.height, l.member FROM line l;
END $$;

-- The rules. These are OrganizationRules of store-api and the first refusals of OrganizationStore,
-- said once more; where the two differ, those are right. They answer null when nothing is broken.

-- Of items about organizations the detail of an outcome is, for code 0, the answer as JSON; for 1
-- and 2 the subject and its name; for 7, a rule that was broken, the rule and the organization.
CREATE FUNCTION outcome_of(code integer, detail text) RETURNS outcome LANGUAGE sql IMMUTABLE AS $$
  SELECT (NULL, code, detail, NULL, NULL, false)::outcome
$$;

-- Why an organization may not change, or, if one is to be put below it, why that may not happen.
CREATE FUNCTION why_not_change(tenant_ text, uuid_ text, put_below boolean)
RETURNS outcome LANGUAGE plpgsql STABLE AS $$
DECLARE
  own text;
  stopped boolean;
BEGIN
  SELECT max((l.member).state) FILTER (WHERE l.height = 0),
      bool_or((l.member).state <> 'ENABLED' AND (l.height > 0 OR put_below))
    INTO own, stopped FROM organization_line(tenant_, uuid_) l;
  RETURN CASE
    WHEN own IS NULL THEN outcome_of(2, 'ORGANIZATION ' || uuid_)
    WHEN own = 'STALED' THEN outcome_of(7, 'NOT_STALED ' || uuid_)
    WHEN stopped THEN outcome_of(7, 'ENABLED_ABOVE ' || uuid_)
  END;
END $$;

-- Whether an update, of which null means no change, moves what is or becomes a company, or makes a
-- company of what has a parent.
CREATE FUNCTION puts_company_under_parent(
  type text, parent text, next_type text, next_parent text)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT next_parent IS NOT NULL AND (type = 'COMPANY' OR next_type IS NOT DISTINCT FROM 'COMPANY')
    OR parent IS NOT NULL AND type <> 'COMPANY' AND next_type IS NOT DISTINCT FROM 'COMPANY'
$$;

CREATE FUNCTION why_no_parent(tenant_ text, child text, next_parent text)
RETURNS outcome LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF EXISTS (
      SELECT FROM organization_line(tenant_, next_parent) l WHERE (l.member).uuid = child) THEN
    RETURN outcome_of(7, 'NO_CYCLE ' || child);
  END IF;
  RETURN NULL;
END $$;

-- Why a member may not be given a role.
CREATE FUNCTION why_no_role(tenant_ text, organization_ text, user_id_ text)
RETURNS outcome LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF EXISTS (
      SELECT FROM organization_member m
      WHERE m.tenant = tenant_ AND m.organization = organization_ AND m.user_id = user_id_) THEN
    RETURN NULL;
  END IF;
  RETURN outcome_of(2, 'MEMBER ' || coalesce(user_id_, ''));
END $$;

-- Why attributes, an array of JSON, may not be added: because of the first that may not be added to
-- all before it.
CREATE FUNCTION why_not_add(tenant_ text, organization_ text, attributes jsonb)
RETURNS outcome LANGUAGE plpgsql STABLE AS $$
DECLARE
  a record;
  o outcome;
  uuids text[] := '{}';
  roles text[] := '{}';
BEGIN
  FOR a IN SELECT * FROM jsonb_to_recordset(attributes) AS (uuid text, name text, value text) LOOP
    IF keeps_role(a.name) THEN
      o := why_no_role(tenant_, organization_, a.value);
      IF o.code IS NOT NULL THEN
        RETURN o;
      ELSIF a.name = ANY (roles) OR EXISTS (
          SELECT FROM organization_attribute x
          WHERE x.organization = organization_ AND x.name = a.name AND keeps_role(x.name)
            AND x.tenant IS NOT DISTINCT FROM tenant_) THEN
        RETURN outcome_of(1, 'ATTRIBUTE ' || a.name);
      END IF;
      roles := roles || a.name;
    END IF;
    IF a.uuid = ANY (uuids) OR EXISTS (
        SELECT FROM organization_attribute x WHERE x.tenant = tenant_ AND x.uuid = a.uuid) THEN
      RETURN outcome_of(1, 'ATTRIBUTE ' || a.uuid);
    END IF;
    uuids := uuids || a.uuid;
  END LOOP;
  RETURN NULL;
END $$;

-- Why quota entries, an array of JSON, may not be added.
CREATE FUNCTION why_not_add_quotas(tenant_ text, quotas jsonb)
RETURNS outcome LANGUAGE plpgsql STABLE AS $$
DECLARE
  q record;
  uuids text[] := '{}';
BEGIN
  FOR q IN SELECT * FROM jsonb_to_recordset(quotas) AS (uuid text) LOOP
    IF q.uuid = ANY (uuids) OR EXISTS (
        SELECT FROM organization_quota x WHERE x.tenant = tenant_ AND x.uuid = q.uuid) THEN
      RETURN outcome_of(1, 'QUOTA_ENTRY ' || q.uuid);
    END IF;
    uuids := uuids || q.uuid;
  END LOOP;
  RETURN NULL;
END $$;
