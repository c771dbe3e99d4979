package playground.web.view;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param isSandbox whether the sandbox beside us plays Webex
 * @param baseUrl of the API that the flow's tokens open
 */
public record Frame(List<NavigationEntry> navigation, boolean isSandbox, String baseUrl) {}
