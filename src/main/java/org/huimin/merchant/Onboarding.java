package org.huimin.merchant;

import java.util.Map;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** A platform says under which merchant number it knows each shop. */
@Service
public class Onboarding {

    /** @param merchantNumbers store id → the platform's merchant number; shops left out are not on the platform */
    @Act
    public void onboard(Actor actor, CaseRef programme, String platform, Map<String, String> merchantNumbers) {
        throw new UnsupportedOperationException();
    }
}
