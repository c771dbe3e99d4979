package playground.scopes;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The scopes of Webex and what each means, in words of ours (contract, 3.2). Put together from several sources, so a
 * real one may be missing; names are case-sensitive, and a few really are capitalised.
 */
public final class ScopeCatalogue {

  /** Covers the user scopes; see {@link #isCoveredByAll}. */
  public static final String ALL = "spark:all";

  private static final String USER_PREFIX = "spark:";

  private static final List<String> ADMINISTRATION =
      List.of("spark-admin:", "spark-compliance:", "meeting:admin_", "identity:", "audit:");

  /** Registered with every integration automatically. */
  private static final String AUTOMATIC = "spark:kms";

  /** Requests an ID token, and opens userinfo. */
  public static final String OPENID = "openid";

  private static final Set<String> OPEN_ID = Set.of(OPENID, "email", "profile", "phone", "address");

  /** A line is a name, {@code =} and its gloss; or a family, {@code r}, {@code w} or both, and what it is about. */
  private static final String LINES = """
      spark:all = Everything you can do yourself in Webex, meetings and administration excepted
      spark:kms = Work with encrypted content
      spark:people rw the company directory and your own profile
      spark:rooms rw the rooms you are in
      spark:memberships rw who is in your rooms
      spark:messages rw the messages in your rooms
      spark:teams rw the teams you are in
      spark:team_memberships rw who is in your teams
      spark:webhooks rw your webhooks
      spark:calls rw your calls and their history
      spark:webrtc_calling = Make calls from the browser
      spark:xsi = Use the XSI interface of Webex Calling
      spark:devices rw your devices
      spark:organizations r your organization
      spark:places rw your places (an older name of workspaces)
      spark:workspaces rw your workspaces
      spark:telephony_config rw your calling settings
      spark:recordings rw your recordings
      spark:xapi_statuses = See the status of RoomOS devices
      spark:xapi_commands = Run commands on RoomOS devices
      spark:applications_token = Fetch tokens of service apps
      spark:mcp = Connect to Webex MCP servers
      application:webhooks rw webhooks on the authorization of service apps
      meeting:schedules rw your meetings
      meeting:recordings rw your meeting recordings
      meeting:preferences rw your meeting preferences
      meeting:controls rw the controls of a meeting under way
      meeting:participants rw the participants of your meetings
      meeting:transcripts r the transcripts of your meetings
      meeting:summaries r the summaries of your meetings
      meeting:admin_schedule rw everybody's meetings
      meeting:admin_participants r the participants of everybody's meetings
      meeting:admin_recordings rw everybody's meeting recordings
      meeting:admin_transcripts r the transcripts of everybody's meetings
      meeting:admin_preferences rw everybody's meeting preferences
      meeting:admin_config rw the meeting settings of the organization
      spark-admin:people rw the users of the organization
      spark-admin:licenses r the organization's licenses
      spark-admin:roles r the organization's roles
      spark-admin:organizations rw the organization
      spark-admin:devices rw the organization's devices
      spark-admin:workspaces rw the organization's workspaces
      spark-admin:workspace_locations rw where the workspaces are
      spark-admin:workspace_metrics r how the workspaces are used
      spark-admin:locations rw the organization's locations
      spark-admin:places rw the organization's places
      spark-admin:telephony_config rw the organization's calling settings
      spark-admin:telephony_pstn rw the organization's telephone network settings
      spark-admin:calls rw the organization's calls
      spark-admin:calling_cdr r the detailed call history of the organization
      spark-admin:call_qualities r the quality of the organization's calls
      spark-admin:call_memberships r who was in the organization's calls
      spark-admin:recordings rw the organization's recordings
      spark-admin:reports rw the organization's reports
      spark-admin:resource_groups r the organization's resource groups
      spark-admin:resource_group_memberships rw who is in which resource group
      spark-admin:hybrid_clusters r the hybrid clusters
      spark-admin:hybrid_connectors r the hybrid connectors
      spark-admin:broadworks_enterprises rw BroadWorks enterprises
      spark-admin:broadworks_subscribers rw BroadWorks subscribers
      spark-admin:broadworks_billing_reports rw BroadWorks billing reports
      spark-admin:wholesale_customers rw wholesale customers
      spark-admin:wholesale_subscribers rw wholesale subscribers
      spark-admin:wholesale_sub_partners rw wholesale sub-partners
      spark-admin:wholesale_billing_reports rw wholesale billing reports
      spark-admin:video_mesh_api rw Video Mesh
      spark-admin:video_mesh_api_webhook w webhooks of Video Mesh
      spark-admin:datasource rw data sources
      spark-admin:messages rw the organization's messages (an older name)
      spark-admin:rooms rw the organization's rooms (an older name)
      spark-admin:teams rw the organization's teams (an older name)
      spark-admin:memberships rw who is in the organization's rooms (an older name)
      spark-admin:events r what happened in the organization (an older name)
      spark-compliance:events r what happened in the organization, as a compliance officer
      spark-compliance:memberships rw who is in everybody's rooms, as a compliance officer
      spark-compliance:messages rw everybody's messages, as a compliance officer
      spark-compliance:rooms rw everybody's rooms, as a compliance officer
      spark-compliance:teams r everybody's teams, as a compliance officer
      spark-compliance:team_memberships rw who is in everybody's teams, as a compliance officer
      spark-compliance:meetings rw everybody's meetings, as a compliance officer
      spark-compliance:recordings rw everybody's recordings, as a compliance officer
      spark-compliance:webhooks rw everybody's webhooks, as a compliance officer
      identity:people_read = See the organization's identities
      identity:people_rw = See and change the organization's identities
      identity:groups_read = See the organization's groups
      identity:groups_rw = See and change the organization's groups
      identity:organizations_read = See the organization's identity settings
      identity:organizations_rw = See and change the organization's identity settings
      identity:contacts_rw = See and change the organization's contacts
      Identity:contact = See and change contacts
      identity:tokens_read = List what a user has authorized
      identity:tokens_write = Take back what a user has authorized
      identity:placeonetimepassword_create = Make activation codes for devices
      Identity:one_time_password = Make one-time passwords
      Identity:Organization = Manage the organization's identity settings
      Identity:Config = Manage identity settings
      Identity:SCIM = Manage identities by SCIM
      audit:events_read = See the administrators' audit log
      analytics:read_all = See all analytics
      guest-issuer:read = See guests
      guest-issuer:write = Make guests
      cjp:config = Manage the Contact Center's settings
      cjp:config rw the Contact Center's settings
      cjp:user = Act as a user of the Contact Center
      cjp:task rw tasks of the Contact Center
      cjp:organization = See the Contact Center's organization
      cjp-analyzer:read = See the Contact Center's analytics
      cjds:admin_org rw customer journey data of the organization
      openid = Know who you are
      email = Know your e-mail address
      profile = Know your name and language
      phone = Know your telephone number
      address = Know your address
      """;

  /** Made on first use, not at start. */
  private static final class Glosses {

    private static final Pattern LINE = Pattern.compile("(\\S+) (=|r?w?) (.+)");

    static final Map<String, String> BY_NAME = read();

    private static Map<String, String> read() {
      var glosses = new LinkedHashMap<String, String>();
      LINES.lines().map(LINE::matcher).filter(line -> line.matches()).forEach(line -> {
        var kinds = line.group(2);
        if (kinds.equals("=")) {
          glosses.put(line.group(1), line.group(3));
        }
        if (kinds.contains("r")) {
          glosses.put(line.group(1) + "_read", "See " + line.group(3));
        }
        if (kinds.contains("w")) {
          glosses.put(line.group(1) + "_write", "Change " + line.group(3));
        }
      });
      return glosses;
    }
  }

  private ScopeCatalogue() {}

  /** Every scope and its gloss, in the order of the catalogue. */
  public static Map<String, String> all() {
    return Collections.unmodifiableMap(Glosses.BY_NAME);
  }

  /** What the scope allows, as a person reads it on the consent page; empty when Webex knows no such scope. */
  public static Optional<String> gloss(String name) {
    return Optional.ofNullable(Glosses.BY_NAME.get(name));
  }

  /** Whether it belongs to OpenID Connect; those need no registration. */
  public static boolean isOpenId(String name) {
    return OPEN_ID.contains(name);
  }

  /** Whether {@value #ALL} includes it: user scopes, but neither meeting nor administration scopes (contract, 3.1). */
  public static boolean isCoveredByAll(String name) {
    return name.startsWith(USER_PREFIX) && !name.equals(ALL) && !isAutomatic(name);
  }

  /** Whether only administrators can use it: others may consent to it, and their calls are refused (contract, 3.1). */
  public static boolean isForAdministrators(String name) {
    return ADMINISTRATION.stream().anyMatch(name::startsWith);
  }

  /** Whether a token with these scopes may make a call that needs that one. */
  public static boolean covers(Collection<String> granted, String needed) {
    return granted.contains(needed) || granted.contains(ALL) && isCoveredByAll(needed);
  }

  /** Whether every integration has it without having registered it. */
  public static boolean isAutomatic(String name) {
    return AUTOMATIC.equals(name);
  }
}
