/** Files that are replaced completely or not at all. */
package playground.files;
