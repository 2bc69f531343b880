package dev.orgate.server.zstack;

import java.util.Map;

/** What the annotations of the vendor's SDK say about each call: method, path, wrapper, polling. */
enum SdkApi {
  CREATE("POST", "/iam2/organizations", "params"),
  UPDATE("PUT", "/iam2/organizations/{uuid}/actions", "updateIAM2Organization"),
  CHANGE_STATE("PUT", "/iam2/organizations/{uuid}/actions", "changeIAM2OrganizationState"),
  CHANGE_PARENT("PUT", "/iam2/organizations/{parentUuid}/actions", "changeIAM2OrganizationParent"),
  SET_SUPERVISOR("PUT", "/iam2/organizations/{uuid}/actions", "setOrganizationSupervisor"),
  SET_OPERATION("PUT", "/iam2/organizations/{uuid}/operation", "setOrganizationOperation"),
  DELETE("DELETE", "/iam2/organizations/{uuid}", ""),
  QUERY("GET", "/iam2/organizations", ""),
  /** Of the documents and the Go SDK; the Java SDK asks with {@code q}. */
  QUERY_ONE("GET", "/iam2/organizations/{uuid}", ""),
  ADD_ATTRIBUTES("POST", "/iam2/organizations/{uuid}/attributes", "params"),
  REMOVE_ATTRIBUTES("DELETE", "/iam2/organizations/{uuid}/attributes", ""),
  UPDATE_ATTRIBUTE(
      "PUT", "/iam2/organizations/attributes/{uuid}/actions", "updateIAM2OrganizationAttribute"),
  QUERY_ATTRIBUTES("GET", "/iam2/organizations/attributes", ""),
  ADD_MEMBERS("POST", "/iam2/organizations/{organizationUuid}/virtual-ids", "params"),
  REMOVE_MEMBERS("DELETE", "/iam2/organizations/{organizationUuid}/virtual-ids", ""),
  COUNT_MEMBERS("GET", "/iam2/organizations/{uuid}/virtualIDNumber", ""),
  CHECK_AVAILABILITY("GET", "/iam2/organizations/availabilities", ""),
  UPDATE_QUOTA("PUT", "/iam2/Organization/quotas/actions", "updateOrganizationQuota"),
  GET_QUOTA_USAGE("GET", "/iam2/organizations/quota/{uuid}/usages", ""),
  QUERY_QUOTA("GET", "/accounts/quotas", ""),
  ATTACH_PROJECT(
      "POST", "/iam2/projects/{projectUuid}/iam2/organizations/{organizationUuid}", "params"),
  DETACH_PROJECT("DELETE", "/iam2/projects/{projectUuid}/iam2/organizations", ""),
  QUERY_PROJECT_REF("GET", "/iam2/projects/organizations/refs", ""),
  LOG_IN("PUT", "/accounts/login", "logInByAccount", false),
  LOG_IN_VIRTUAL_ID("PUT", "/iam2/virtual-ids/login", "loginIAM2VirtualID", false),
  LOG_OUT("DELETE", "/accounts/sessions/{sessionUuid}", "", false),
  VALIDATE_SESSION("GET", "/accounts/sessions/{sessionUuid}/valid", "", false);

  final String method;
  final String path;
  final String wrapper;

  /** Whether the SDK can cope with a job; without, it throws at a 202. */
  final boolean needPoll;

  /** Whether the SDK sends a session. */
  final boolean needSession;

  SdkApi(String method, String path, String wrapper) {
    this(method, path, wrapper, !method.equals("GET"), true);
  }

  SdkApi(String method, String path, String wrapper, boolean needSession) {
    this(method, path, wrapper, false, needSession);
  }

  SdkApi(String method, String path, String wrapper, boolean needPoll, boolean needSession) {
    this.method = method;
    this.path = path;
    this.wrapper = wrapper;
    this.needPoll = needPoll;
    this.needSession = needSession;
  }

  /** The call with a first parameter. */
  Action with(String name, Object value) {
    return new Action(this, Map.of()).with(name, value);
  }

  /** The call without any parameter. */
  Action plain() {
    return new Action(this, Map.of());
  }
}
