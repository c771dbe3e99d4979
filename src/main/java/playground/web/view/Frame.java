package playground.web.view;

import java.util.List;
import java.util.Optional;

/**
 * What surrounds every page.
 *
 * @param isSandbox whether the sandbox beside us plays Webex
 * @param baseUrl of the API that the flow's tokens open
 * @param sandbox how it is at the moment; empty when another server is used
 * @param portal where integrations are registered
 */
public record Frame(
    List<NavigationEntry> navigation,
    boolean isSandbox,
    String baseUrl,
    Optional<SandboxState> sandbox,
    Portal portal) {}
