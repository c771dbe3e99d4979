/** QR codes, before they are drawn: the one place that calls the library. */
package playground.qr;
