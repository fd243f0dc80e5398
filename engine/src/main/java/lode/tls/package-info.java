/**
 * Certificates of a lab: an authority of one's own and a certificate for each node, so that the
 * nodes of a campaign know each other and nobody else.
 *
 * <p>{@link lode.tls.Authority} signs; {@link lode.tls.Lab} lays the files out, a folder a node
 * with {@code ca.pem}, {@code node.pem} and {@code node.key}, which is what a node reads; {@link
 * lode.tls.Der} is as much of ASN.1 as that takes. The JDK reads certificates and has no public way
 * to make one; with these pages neither a tool nor a library is needed.
 *
 * <p>It is for labs: the authority's key lies beside the certificates, and nothing is revoked.
 * Where an organisation has an authority of its own, its files go under the same names.
 */
package lode.tls;
