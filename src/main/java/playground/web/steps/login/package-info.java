/** Who signed in: the ID token checked rule by rule, and userinfo beside it (OpenID Connect Core). */
package playground.web.steps.login;
