package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;

/** A tenant's organizations in the hands of its administrator. */
record Forest(TestTenant tenant, ZstackClient admin) {

  static Forest of(TestTenant tenant, String contextPath) {
    return new Forest(tenant, ZstackClient.admin(tenant, contextPath));
  }

  /** Somebody of the tenant who is no administrator. */
  ZstackClient user() {
    return ZstackClient.user(tenant, admin.contextPath());
  }

  /** The administrator without a client's habits, e.g. of asking for a schema. */
  Api raw() {
    return Api.anonymous(admin.url()).with("Authorization", "OAuth " + admin.session());
  }

  /** The same path below the prefix of this forest's client. */
  String path(String path) {
    return admin.prefix() + path;
  }

  String company(String name) {
    return admin.call(SdkApi.CREATE.with("name", name).with("type", "Company")).uuid();
  }

  String department(String name, String parent) {
    return admin
        .call(
            SdkApi.CREATE.with("name", name).with("type", "Department").with("parentUuid", parent))
        .uuid();
  }

  void disable(String uuid) {
    admin.call(SdkApi.CHANGE_STATE.with("uuid", uuid).with("stateEvent", "disable")).ok();
  }

  void addMembers(String organization, String... members) {
    admin
        .call(
            SdkApi.ADD_MEMBERS
                .with("organizationUuid", organization)
                .with("virtualIDUuids", List.of(members)))
        .assertEmpty();
  }

  void addAttribute(String organization, String name, String value) {
    admin
        .call(
            SdkApi.ADD_ATTRIBUTES
                .with("uuid", organization)
                .with("attributes", List.of(Map.of("name", name, "value", value))))
        .assertEmpty();
  }

  /** An organization that must be there. */
  Map<String, Object> get(String uuid) {
    List<Map<String, Object>> found = admin.call(SdkApi.QUERY_ONE.with("uuid", uuid)).inventories();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** Everything there is, to see that nothing has changed. */
  List<Map<String, Object>> all() {
    return admin.call(SdkApi.QUERY.plain()).inventories();
  }

  /** The attributes of an organization as {@code name=value}. */
  @SuppressWarnings("unchecked")
  List<String> attributes(String uuid) {
    return ((List<Map<String, Object>>) get(uuid).get("attributes"))
        .stream().map(each -> each.get("name") + "=" + each.get("value")).toList();
  }

  /** The uuid of an organization's only attribute. */
  @SuppressWarnings("unchecked")
  String attributeUuid(String organization) {
    var attributes = (List<Map<String, Object>>) get(organization).get("attributes");
    assertThat(attributes).hasSize(1);
    return (String) attributes.get(0).get("uuid");
  }

  /** Direct members and all of them. */
  List<Object> memberCounts(String organization) {
    Map<String, Object> counts = admin.call(SdkApi.COUNT_MEMBERS.with("uuid", organization)).ok();
    return List.of(counts.get("virtualDirectNumber"), counts.get("virtualTotalNumber"));
  }
}
