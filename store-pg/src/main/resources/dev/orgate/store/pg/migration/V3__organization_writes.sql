-- The functions that write organizations. One that does an action answers what became of it, checks
-- everything before it writes anything, and takes its tenant's lock and the time from its caller.

CREATE FUNCTION create_organization(
  tenant_ text, input jsonb, default_limit integer, at timestamptz)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  uuid_ text := input->>'uuid';
  parent_ text := input->>'parent';
BEGIN
  IF parent_ IS NOT NULL THEN
    o := why_not_change(tenant_, parent_, true);
    IF o.code IS NOT NULL THEN
      RETURN o;
    ELSIF jsonb_array_length(input->'quotas') > 0 THEN
      RETURN outcome_of(7, 'ROOT_HAS_QUOTA ' || uuid_);
    END IF;
  END IF;
  SELECT 'MEMBER ' || coalesce(a.value, '') INTO o.detail
    FROM ROWS FROM (jsonb_to_recordset(input->'attributes') AS (name text, value text))
      WITH ORDINALITY AS a (name, value, place)
    WHERE keeps_role(a.name) ORDER BY a.place LIMIT 1;
  IF FOUND THEN
    RETURN outcome_of(2, o.detail); -- of what does not exist yet nobody is a member
  ELSIF EXISTS (SELECT FROM organization x WHERE x.tenant = tenant_ AND x.uuid = uuid_) THEN
    RETURN outcome_of(1, 'ORGANIZATION ' || uuid_);
  END IF;
  o := why_not_add(tenant_, uuid_, input->'attributes');
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  o := why_not_add_quotas(tenant_, input->'quotas');
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  UPDATE tenant_quota q SET used = q.used + 1
    WHERE q.tenant = tenant_ AND q.resource = 'organization'
      AND (coalesce(q.max_used, default_limit) = -1
        OR q.used < coalesce(q.max_used, default_limit));
  IF NOT FOUND THEN
    o := outcome_of(4, NULL);
    SELECT coalesce(q.max_used, default_limit), q.used INTO o.number, o.used
      FROM tenant_quota q WHERE q.tenant = tenant_ AND q.resource = 'organization';
    RETURN o;
  END IF;
  INSERT INTO organization (
      tenant, uuid, name, description, type, parent, root, created_at, changed_at)
    SELECT tenant_, uuid_, input->>'name', input->>'description', input->>'type', parent_,
      coalesce(
        (SELECT x.root FROM organization x WHERE x.tenant = tenant_ AND x.uuid = parent_), uuid_),
      at, at;
  PERFORM insert_attributes(tenant_, uuid_, input->'attributes', at);
  PERFORM insert_organization_quotas(tenant_, uuid_, input->'quotas', at);
  SELECT 0, organization_json(x) INTO o.code, o.detail
    FROM organization x WHERE x.tenant = tenant_ AND x.uuid = uuid_;
  RETURN o;
END $$;

CREATE FUNCTION insert_attributes(
  tenant_ text, organization_ text, attributes jsonb, at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO organization_attribute (
      tenant, uuid, organization, name, value, created_at, changed_at)
    SELECT tenant_, a.uuid, organization_, a.name, a.value, at, at
    FROM ROWS FROM (jsonb_to_recordset(attributes) AS (uuid text, name text, value text))
      WITH ORDINALITY AS a (uuid, name, value, place)
    ORDER BY a.place;
END $$;

CREATE FUNCTION insert_organization_quotas(
  tenant_ text, organization_ text, quotas jsonb, at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO organization_quota (
      tenant, uuid, organization, name, value, created_at, changed_at)
    SELECT tenant_, q.uuid, organization_, q.name, q.value, at, at
    FROM ROWS FROM (jsonb_to_recordset(quotas) AS (uuid text, name text, value bigint))
      WITH ORDINALITY AS q (uuid, name, value, place)
    ORDER BY q.place;
END $$;

-- Puts organizations that may go there under a parent. All below them get its root, however deep.
CREATE FUNCTION put_organizations(
  tenant_ text, children text[], next_parent text, at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  next_root text := (
    SELECT x.root FROM organization x WHERE x.tenant = tenant_ AND x.uuid = next_parent);
  moved text[] := organization_trees(tenant_, children);
BEGIN
  UPDATE organization x
    SET root = next_root,
      parent = CASE WHEN x.uuid = ANY (children) THEN next_parent ELSE x.parent END,
      changed_at = CASE WHEN x.uuid = ANY (children)
        THEN greatest(x.changed_at, at) ELSE x.changed_at END
    WHERE x.tenant = tenant_ AND x.uuid = ANY (moved)
      AND (x.root <> next_root OR x.uuid = ANY (children));
  DELETE FROM organization_quota q
    WHERE q.organization = ANY (children) AND q.tenant IS NOT DISTINCT FROM tenant_;
END $$;

CREATE FUNCTION move_organizations(tenant_ text, input jsonb, at timestamptz)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  next_parent text := input->>'parent';
  children text[] := ARRAY(SELECT jsonb_array_elements_text(input->'children'));
  child text;
BEGIN
  o := why_not_change(tenant_, next_parent, true);
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  FOREACH child IN ARRAY children LOOP
    o := why_not_change(tenant_, child, false);
    IF o.code IS NOT NULL THEN
      RETURN o;
    ELSIF EXISTS (
        SELECT FROM organization x
        WHERE x.tenant = tenant_ AND x.uuid = child AND x.type = 'COMPANY') THEN
      RETURN outcome_of(7, 'COMPANY_HAS_NO_PARENT ' || child);
    END IF;
    o := why_no_parent(tenant_, child, next_parent);
    IF o.code IS NOT NULL THEN
      RETURN o;
    END IF;
  END LOOP;
  PERFORM put_organizations(tenant_, children, next_parent, at);
  RETURN outcome_of(0, NULL);
END $$;

CREATE FUNCTION update_organization(tenant_ text, input jsonb, at timestamptz)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  uuid_ text := input->>'uuid';
  next_parent text := input->>'parent';
BEGIN
  o := why_not_change(tenant_, uuid_, false);
  IF o.code IS NOT NULL THEN
    RETURN o;
  ELSIF EXISTS (
      SELECT FROM organization x
      WHERE x.tenant = tenant_ AND x.uuid = uuid_
        AND puts_company_under_parent(x.type, x.parent, input->>'type', next_parent)) THEN
    RETURN outcome_of(7, 'COMPANY_HAS_NO_PARENT ' || uuid_);
  END IF;
  IF next_parent IS NOT NULL THEN
    o := why_not_change(tenant_, next_parent, true);
    IF o.code IS NOT NULL THEN
      RETURN o;
    END IF;
    o := why_no_parent(tenant_, uuid_, next_parent);
    IF o.code IS NOT NULL THEN
      RETURN o;
    END IF;
    PERFORM put_organizations(tenant_, ARRAY[uuid_], next_parent, at);
  END IF;
  UPDATE organization x
    SET name = coalesce(input->>'name', x.name),
      description = coalesce(input->>'description', x.description),
      type = coalesce(input->>'type', x.type),
      changed_at = greatest(x.changed_at, at)
    WHERE x.tenant = tenant_ AND x.uuid = uuid_
    RETURNING 0, organization_json(x) INTO o.code, o.detail;
  RETURN o;
END $$;

CREATE FUNCTION set_organization_state(tenant_ text, input jsonb, at timestamptz)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  uuid_ text := input->>'uuid';
  state_ text := input->>'state';
BEGIN
  o := why_not_change(tenant_, uuid_, false);
  -- To enable one is allowed whatever the states are, but not if it does not exist.
  IF o.code = 2 OR o.code = 7 AND state_ <> 'ENABLED' THEN
    RETURN o;
  END IF;
  UPDATE organization x SET state = state_, changed_at = greatest(x.changed_at, at)
    WHERE x.tenant = tenant_ AND x.uuid = uuid_ AND x.state <> state_;
  SELECT 0, organization_json(x) INTO o.code, o.detail
    FROM organization x WHERE x.tenant = tenant_ AND x.uuid = uuid_;
  RETURN o;
END $$;

CREATE FUNCTION delete_organization(tenant_ text, input jsonb)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  uuid_ text := input->>'uuid';
  gone text[];
BEGIN
  o := why_not_change(tenant_, uuid_, false);
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  gone := organization_trees(tenant_, ARRAY[uuid_]);
  IF cardinality(gone) > 1 AND NOT (input->'below')::boolean THEN
    RETURN outcome_of(7, 'NO_CHILDREN ' || uuid_);
  END IF;
  DELETE FROM organization_attribute a
    WHERE a.organization = ANY (gone) AND a.tenant IS NOT DISTINCT FROM tenant_;
  DELETE FROM organization_member m WHERE m.tenant = tenant_ AND m.organization = ANY (gone);
  DELETE FROM organization_quota q
    WHERE q.organization = ANY (gone) AND q.tenant IS NOT DISTINCT FROM tenant_;
  DELETE FROM organization x WHERE x.tenant = tenant_ AND x.uuid = ANY (gone);
  UPDATE tenant_quota q SET used = q.used - cardinality(gone)
    WHERE q.tenant = tenant_ AND q.resource = 'organization';
  RETURN outcome_of(0, NULL);
END $$;
