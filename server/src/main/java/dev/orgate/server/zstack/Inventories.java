package dev.orgate.server.zstack;

import dev.orgate.server.http.Sessions.Session;
import dev.orgate.server.zstack.Inventory.Member;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationQuotaUse;
import java.util.List;
import java.util.Locale;

/** Every kind of object that the dialect answers, with the dates of one style. */
final class Inventories {
  /** What quota entries say they are of. */
  static final String QUOTA_OWNER = "IAM2OrganizationVO";

  private static final String IAM2 = "org.zstack.iam2.entity.";
  private static final String IDENTITY = "org.zstack.header.identity.";

  final Inventory<OrganizationAttribute> attribute;
  final Inventory<Organization> organization;
  final Inventory<OrganizationQuota> quota;
  final Inventory<OrganizationQuotaUse> quotaUse;
  final Inventory<Session> session;

  Inventories(Dates dates) {
    attribute =
        new Inventory<>(
            IAM2 + "IAM2OrganizationAttributeInventory",
            List.of(
                Member.of("uuid", OrganizationAttribute::uuid),
                Member.of("name", OrganizationAttribute::name),
                Member.of("value", OrganizationAttribute::value),
                // All are a client's; none is the system's own.
                Member.ofEnum("type", IAM2 + "AttributeType", any -> "Customized"),
                Member.of("organizationUuid", OrganizationAttribute::organization),
                Member.of("createDate", it -> dates.text(it.created())),
                Member.of("lastOpDate", it -> dates.text(it.changed()))));
    organization =
        new Inventory<>(
            IAM2 + "IAM2OrganizationInventory",
            List.of(
                Member.of("uuid", Organization::uuid),
                Member.of("name", Organization::name),
                Member.of("description", Organization::description),
                Member.ofEnum("state", IAM2 + "State", it -> wireName(it.state())),
                Member.ofEnum("type", IAM2 + "OrganizationType", it -> wireName(it.type())),
                Member.of("srcType", any -> Organization.SOURCE),
                Member.of("parentUuid", Organization::parent),
                Member.of("rootOrganizationUuid", Organization::root),
                Member.of("createDate", it -> dates.text(it.created())),
                Member.of("lastOpDate", it -> dates.text(it.changed())),
                Member.ofList("attributes", attribute, Organization::attributes)));
    quota =
        new Inventory<>(
            IDENTITY + "QuotaInventory",
            List.of(
                Member.of("uuid", OrganizationQuota::uuid),
                Member.of("name", OrganizationQuota::name),
                Member.of("identityUuid", OrganizationQuota::organization),
                Member.of("identityType", any -> QUOTA_OWNER),
                Member.of("value", OrganizationQuota::value),
                Member.of("createDate", it -> dates.text(it.created())),
                Member.of("lastOpDate", it -> dates.text(it.changed()))));
    quotaUse =
        new Inventory<>(
            IDENTITY + "Quota$QuotaUsage",
            List.of(
                Member.of("name", OrganizationQuotaUse::name),
                Member.of("total", OrganizationQuotaUse::limit),
                Member.of("used", OrganizationQuotaUse::used)));
    session =
        new Inventory<>(
            IDENTITY + "SessionInventory",
            List.of(
                Member.of("uuid", Session::token),
                Member.of("accountUuid", Session::tenant),
                Member.of("userUuid", Session::userId),
                Member.of("createDate", it -> dates.text(it.from())),
                Member.of("expiredDate", it -> dates.text(it.to())),
                Member.of("noSessionEvaluation", any -> false)));
  }

  /** A constant as the wire has it: {@code Company}. */
  static String wireName(Enum<?> constant) {
    return constant.name().charAt(0) + constant.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
