/** The step that verifies the ID token rule by rule and calls userinfo (OpenID Connect Core). */
package playground.web.steps.login;
