package dev.orgate.server.crash;

import java.util.List;

/** What is in the database once everything has settled. */
record Rows(List<NamespaceRow> namespaces, List<QuotaRow> quotas, List<GrantRow> grants) {
  record NamespaceRow(long id, String tenant, String name, String creator) {}

  /** A row of {@code tenant_quota} of namespaces. */
  record QuotaRow(String tenant, int used) {}

  record GrantRow(long namespace, String user, int level) {}
}
