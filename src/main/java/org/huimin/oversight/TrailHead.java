package org.huimin.oversight;

/**
 * The end of a chain: whoever has noted it down can show later that nothing was cut off or rewritten. It is printed
 * under every notice.
 *
 * @param chain the programme, or the house
 * @param seq   number of the last entry
 * @param hash  its hash, 64 hexadecimal digits
 */
public record TrailHead(String chain, long seq, String hash) { }
