package moments;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of its own, for TrailComesLastTest; outside the product's packages, see {@link Moment}. */
@Entity
@Table(name = "lot")
public class Lot {
    @Id
    private int id;

    protected Lot() { }

    public Lot(int id) {
        this.id = id;
    }
}
