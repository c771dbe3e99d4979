/** The runtime image: the program that builds it ({@code mvn -Pimage package}), and its tests ({@code mvn -Pimage verify}). */
package playground.image;
