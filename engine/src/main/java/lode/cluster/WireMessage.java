package lode.cluster;

/** Marks the records that may cross the network; {@code serialization.conf} binds it to CBOR. */
interface WireMessage {}
