-- The functions that write what belongs to organizations, and the one through which all goes.

CREATE FUNCTION add_attributes(tenant_ text, input jsonb, at timestamptz)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  organization_ text := input->>'organization';
BEGIN
  o := why_not_change(tenant_, organization_, false);
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  o := why_not_add(tenant_, organization_, input->'attributes');
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  PERFORM insert_attributes(tenant_, organization_, input->'attributes', at);
  RETURN outcome_of(0, NULL);
END $$;

CREATE FUNCTION remove_attributes(tenant_ text, input jsonb)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  organization_ text := input->>'organization';
BEGIN
  o := why_not_change(tenant_, organization_, false);
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  DELETE FROM organization_attribute a
    WHERE a.tenant = tenant_ AND a.organization = organization_
      AND a.uuid = ANY (ARRAY(SELECT jsonb_array_elements_text(input->'uuids')));
  RETURN outcome_of(0, NULL);
END $$;

CREATE FUNCTION update_attribute(tenant_ text, input jsonb, at timestamptz)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  uuid_ text := input->>'uuid';
  organization_ text;
  name_ text;
BEGIN
  SELECT a.organization, a.name INTO organization_, name_
    FROM organization_attribute a WHERE a.tenant = tenant_ AND a.uuid = uuid_;
  IF NOT FOUND THEN
    RETURN outcome_of(2, 'ATTRIBUTE ' || uuid_);
  END IF;
  o := why_not_change(tenant_, organization_, false);
  IF o.code IS NULL AND keeps_role(name_) THEN
    o := why_no_role(tenant_, organization_, input->>'value');
  END IF;
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  UPDATE organization_attribute a
    SET value = input->>'value', changed_at = greatest(a.changed_at, at)
    WHERE a.tenant = tenant_ AND a.uuid = uuid_
    RETURNING 0, attribute_json(a) INTO o.code, o.detail;
  RETURN o;
END $$;

CREATE FUNCTION add_members(tenant_ text, input jsonb)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  organization_ text := input->>'organization';
BEGIN
  o := why_not_change(tenant_, organization_, false);
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  INSERT INTO organization_member (tenant, organization, user_id)
    SELECT tenant_, organization_, jsonb_array_elements_text(input->'users')
    ON CONFLICT DO NOTHING;
  RETURN outcome_of(0, NULL);
END $$;

CREATE FUNCTION remove_members(tenant_ text, input jsonb)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  organization_ text := input->>'organization';
  users text[] := ARRAY(SELECT jsonb_array_elements_text(input->'users'));
BEGIN
  o := why_not_change(tenant_, organization_, false);
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  DELETE FROM organization_member m
    WHERE m.tenant = tenant_ AND m.organization = organization_ AND m.user_id = ANY (users);
  DELETE FROM organization_attribute a
    WHERE a.organization = organization_ AND keeps_role(a.name) AND a.value = ANY (users)
      AND a.tenant IS NOT DISTINCT FROM tenant_;
  RETURN outcome_of(0, NULL);
END $$;

-- The input is an attribute that keeps a role, with its organization; the uuid matters if the role
-- was nobody's.
CREATE FUNCTION appoint_member(tenant_ text, input jsonb, at timestamptz)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  organization_ text := input->>'organization';
BEGIN
  o := why_not_change(tenant_, organization_, false);
  IF o.code IS NULL THEN
    o := why_no_role(tenant_, organization_, input->>'value');
  END IF;
  IF o.code IS NOT NULL THEN
    RETURN o;
  END IF;
  UPDATE organization_attribute a
    SET value = input->>'value', changed_at = greatest(a.changed_at, at)
    WHERE a.organization = organization_ AND a.name = input->>'name' AND keeps_role(a.name)
      AND a.tenant IS NOT DISTINCT FROM tenant_;
  IF FOUND THEN
    RETURN outcome_of(0, NULL);
  END IF;
  RETURN add_attributes(
    tenant_,
    jsonb_build_object('organization', organization_, 'attributes', jsonb_build_array(input)),
    at);
END $$;

CREATE FUNCTION set_organization_quota(tenant_ text, input jsonb, at timestamptz)
RETURNS outcome LANGUAGE plpgsql AS $$
DECLARE
  o outcome;
  organization_ text := input->>'organization';
BEGIN
  o := why_not_change(tenant_, organization_, false);
  IF o.code IS NOT NULL THEN
    RETURN o;
  ELSIF EXISTS (
      SELECT FROM organization x
      WHERE x.tenant = tenant_ AND x.uuid = organization_ AND x.parent IS NOT NULL) THEN
    RETURN outcome_of(7, 'ROOT_HAS_QUOTA ' || organization_);
  END IF;
  UPDATE organization_quota q
    SET value = (input->'value')::bigint, changed_at = greatest(q.changed_at, at)
    WHERE q.organization = organization_ AND q.name = input->>'name'
      AND q.tenant IS NOT DISTINCT FROM tenant_;
  IF NOT FOUND THEN
    o := why_not_add_quotas(tenant_, jsonb_build_array(input));
    IF o.code IS NOT NULL THEN
      RETURN o;
    END IF;
    PERFORM insert_organization_quotas(tenant_, organization_, jsonb_build_array(input), at);
  END IF;
  SELECT 0, organization_quota_json(q) INTO o.code, o.detail
    FROM organization_quota q
    WHERE q.organization = organization_ AND q.name = input->>'name'
      AND q.tenant IS NOT DISTINCT FROM tenant_;
  RETURN o;
END $$;

-- Everything that changes organizations. Item by item, because items of one batch may be about one
-- tree. The quota rows are taken even by items that need no place: they are the tenants' locks, so
-- what an item has checked stays so until it has written, and no two moves make a circle.
CREATE FUNCTION write_organizations(
  tenants text[], actions text[], inputs jsonb[], default_limit integer,
  keys text[], requests text[], kept_hours integer)
RETURNS SETOF outcome LANGUAGE plpgsql AS $$
DECLARE
  before outcome[];
  made outcome[];
  o outcome;
  at timestamptz;
BEGIN
  IF keys IS NOT NULL THEN
    before := ARRAY(SELECT b FROM outcomes_before(tenants, keys, requests, kept_hours) b);
    RETURN QUERY SELECT * FROM unnest(before);
  END IF;
  IF cardinality(tenants) > 1 THEN
    PERFORM set_config('lock_timeout', '500ms', true);
  END IF;
  INSERT INTO tenant_quota (tenant, resource)
    SELECT t COLLATE "C", 'organization' FROM unnest(tenants) t GROUP BY 1 ORDER BY 1
    ON CONFLICT DO NOTHING;
  PERFORM FROM tenant_quota q
    WHERE q.tenant = ANY (tenants) AND q.resource = 'organization' ORDER BY q.tenant FOR UPDATE;
  -- Not the time at which it began to wait, or who came later could have an earlier one.
  at := date_trunc('milliseconds', clock_timestamp());
  FOR i IN 1 .. cardinality(tenants) LOOP
    IF NOT EXISTS (SELECT FROM unnest(before) b WHERE b.item = i) THEN
      CASE actions[i]
        WHEN 'create' THEN o := create_organization(tenants[i], inputs[i], default_limit, at);
        WHEN 'update' THEN o := update_organization(tenants[i], inputs[i], at);
        WHEN 'set_state' THEN o := set_organization_state(tenants[i], inputs[i], at);
        WHEN 'move' THEN o := move_organizations(tenants[i], inputs[i], at);
        WHEN 'delete' THEN o := delete_organization(tenants[i], inputs[i]);
        WHEN 'add_attributes' THEN o := add_attributes(tenants[i], inputs[i], at);
        WHEN 'remove_attributes' THEN o := remove_attributes(tenants[i], inputs[i]);
        WHEN 'update_attribute' THEN o := update_attribute(tenants[i], inputs[i], at);
        WHEN 'add_members' THEN o := add_members(tenants[i], inputs[i]);
        WHEN 'remove_members' THEN o := remove_members(tenants[i], inputs[i]);
        WHEN 'appoint' THEN o := appoint_member(tenants[i], inputs[i], at);
        WHEN 'set_quota' THEN o := set_organization_quota(tenants[i], inputs[i], at);
      END CASE;
      o.item := i;
      o.replayed := false;
      RETURN NEXT o;
      made := made || o;
    END IF;
  END LOOP;
  IF keys IS NOT NULL THEN
    PERFORM keep_outcomes(tenants, keys, requests, made);
  END IF;
END $$;
