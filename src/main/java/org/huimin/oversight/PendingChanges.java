package org.huimin.oversight;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;

/** Changes to objects that are not in the database yet; they go there before a chain is locked, not while it is. */
@Component
class PendingChanges {

    private final ObjectProvider<EntityManagerFactory> factory;

    PendingChanges(ObjectProvider<EntityManagerFactory> factory) {
        this.factory = factory;
    }

    void flush() {
        EntityManagerFactory mapper = factory.getIfAvailable();
        EntityManager objects = mapper == null ? null : EntityManagerFactoryUtils.getTransactionalEntityManager(mapper);
        if (objects != null) {
            objects.flush();
        }
    }
}
