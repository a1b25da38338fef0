package moments;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row with one instant, for StampTest. Outside the product's packages, or every test of the whole application would find it. */
@Entity
@Table(name = "moment")
public class Moment {
    @Id
    private int id;
    private Instant happenedAt;

    protected Moment() { }

    public Moment(int id, Instant happenedAt) {
        this.id = id;
        this.happenedAt = happenedAt;
    }

    public Instant happenedAt() {
        return happenedAt;
    }
}
