/** Every code has words. */
package playground.text;
