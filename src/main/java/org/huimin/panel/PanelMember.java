package org.huimin.panel;

/**
 * Somebody asked to sit on a panel. Who that is stays secret until there is a result: elsewhere members stand as codes.
 *
 * @param code an expert's in the pool, or that of a seat the sponsor fills
 */
public record PanelMember(String account, String code, String name, Kind kind) {

    /** EXPERT: drawn from the pool; REPRESENTATIVE: the purchaser's, beside experts, never in the chair; OWN: of the sponsor's own group. */
    public enum Kind {
        EXPERT("评审专家"), REPRESENTATIVE("采购人代表"), OWN("主办单位评审人员");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
