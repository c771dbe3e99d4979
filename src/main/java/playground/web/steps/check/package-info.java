/** The step that makes the two API calls of Webex's tutorial. */
package playground.web.steps.check;
