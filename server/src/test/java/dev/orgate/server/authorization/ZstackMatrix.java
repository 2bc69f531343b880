package dev.orgate.server.authorization;

import java.util.ArrayList;
import java.util.List;

/**
 * Who is answered what by the ZStack dialect, in a word: {@code ok} is success with a change, if
 * the call makes any, {@code noop} success without one, {@code none} an empty list. Refused are
 * {@code deny} for want of a role, {@code miss} for what is not there, {@code taken}, {@code unsup}
 * and, before anything is looked at, {@code 400}.
 */
final class ZstackMatrix {
  private static final String TABLE =
      """
                    nobody alien alien-admin peer  read  edit  manage creator admin operator alien-op

      GET /v1/iam2/organizations
        any         400    none  none        ok    ok    ok    ok     ok      ok    ok       none
        own         400    none  none        ok    ok    ok    ok     ok      ok    ok       none
        recreated   400    none  none        ok    ok    ok    ok     ok      ok    ok       none
        foreign     400    none  none        none  none  none  none   none    none  none     none
        missing     400    none  none        none  none  none  none   none    none  none     none
        moved       400    none  none        none  none  none  none   none    none  none     none

      GET /v1/iam2/organizations/:uuid
        own         400    none  none        ok    ok    ok    ok     ok      ok    ok       none
        recreated   400    none  none        ok    ok    ok    ok     ok      ok    ok       none
        foreign     400    none  none        none  none  none  none   none    none  none     none
        missing     400    none  none        none  none  none  none   none    none  none     none
        moved       400    none  none        none  none  none  none   none    none  none     none

      GET /v1/iam2/organizations/availabilities
        any         400    ok    ok          ok    ok    ok    ok     ok      ok    ok       ok

      GET /v1/iam2/organizations/attributes
        own         400    none  none        ok    ok    ok    ok     ok      ok    ok       none
        recreated   400    none  none        ok    ok    ok    ok     ok      ok    ok       none
        foreign     400    none  none        none  none  none  none   none    none  none     none
        missing     400    none  none        none  none  none  none   none    none  none     none
        moved       400    none  none        none  none  none  none   none    none  none     none

      GET /v1/iam2/organizations/:uuid/virtualIDNumber
        own         400    miss  miss        ok    ok    ok    ok     ok      ok    ok       miss
        recreated   400    miss  miss        ok    ok    ok    ok     ok      ok    ok       miss
        foreign     400    miss  miss        miss  miss  miss  miss   miss    miss  miss     miss
        missing     400    miss  miss        miss  miss  miss  miss   miss    miss  miss     miss
        moved       400    miss  miss        miss  miss  miss  miss   miss    miss  miss     miss

      GET /v1/iam2/organizations/quota/:uuid/usages
        own         400    miss  miss        ok    ok    ok    ok     ok      ok    ok       miss
        recreated   400    miss  miss        ok    ok    ok    ok     ok      ok    ok       miss
        foreign     400    miss  miss        miss  miss  miss  miss   miss    miss  miss     miss
        missing     400    miss  miss        miss  miss  miss  miss   miss    miss  miss     miss
        moved       400    miss  miss        miss  miss  miss  miss   miss    miss  miss     miss

      GET /v1/accounts/quotas
        own         400    none  none        ok    ok    ok    ok     ok      ok    ok       none
        recreated   400    none  none        ok    ok    ok    ok     ok      ok    ok       none
        foreign     400    none  none        none  none  none  none   none    none  none     none
        missing     400    none  none        none  none  none  none   none    none  none     none
        moved       400    none  none        none  none  none  none   none    none  none     none

      POST /v1/iam2/organizations resourceUuid
        own         400    deny  ok          deny  deny  deny  deny   deny    taken deny     deny
        recreated   400    deny  ok          deny  deny  deny  deny   deny    taken deny     deny
        foreign     400    deny  ok          deny  deny  deny  deny   deny    ok    deny     deny
        missing     400    deny  ok          deny  deny  deny  deny   deny    ok    deny     deny
        moved       400    deny  ok          deny  deny  deny  deny   deny    ok    deny     deny

      POST /v1/iam2/organizations parentUuid
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      PUT /v1/iam2/organizations/:uuid/actions updateIAM2Organization
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      PUT /v1/iam2/organizations/:uuid/actions updateIAM2Organization/parentUuid
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      PUT /v1/iam2/organizations/:uuid/actions changeIAM2OrganizationState
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      PUT /v1/iam2/organizations/:uuid/actions changeIAM2OrganizationParent
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      PUT /v1/iam2/organizations/:uuid/actions changeIAM2OrganizationParent/childrenUuids
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      PUT /v1/iam2/organizations/:uuid/actions setOrganizationSupervisor
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      PUT /v1/iam2/organizations/:uuid/operation
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      DELETE /v1/iam2/organizations/:uuid
        own         400    deny  noop        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  noop        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  noop        deny  deny  deny  deny   deny    noop  deny     deny
        missing     400    deny  noop        deny  deny  deny  deny   deny    noop  deny     deny
        moved       400    deny  noop        deny  deny  deny  deny   deny    noop  deny     deny

      POST /v1/iam2/organizations/:uuid/attributes
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      DELETE /v1/iam2/organizations/:uuid/attributes
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      DELETE /v1/iam2/organizations/:uuid/attributes attributeUuids
        own         400    deny  miss        deny  deny  deny  deny   deny    noop  deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    noop  deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    noop  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    noop  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    noop  deny     deny

      PUT /v1/iam2/organizations/attributes/:uuid/actions
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      POST /v1/iam2/organizations/:organizationUuid/virtual-ids
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      DELETE /v1/iam2/organizations/:organizationUuid/virtual-ids
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      PUT /v1/iam2/Organization/quotas/actions
        own         400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        recreated   400    deny  miss        deny  deny  deny  deny   deny    ok    deny     deny
        foreign     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        missing     400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny
        moved       400    deny  miss        deny  deny  deny  deny   deny    miss  deny     deny

      GET /v1/iam2/projects/organizations/refs
        any         400    unsup unsup       unsup unsup unsup unsup  unsup   unsup unsup    unsup

      POST /v1/iam2/projects/:projectUuid/iam2/organizations/:organizationUuid
        any         400    unsup unsup       unsup unsup unsup unsup  unsup   unsup unsup    unsup

      DELETE /v1/iam2/projects/:projectUuid/iam2/organizations
        any         400    unsup unsup       unsup unsup unsup unsup  unsup   unsup unsup    unsup
      """;

  private ZstackMatrix() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Row row : Matrix.parse(TABLE)) {
      rows.add(row);
      rows.add(row.below("/zstack"));
    }
    return rows;
  }
}
