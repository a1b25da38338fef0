package org.huimin.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** What the house asks of the realm by itself, in the name of its own client. */
@Component
@ConditionalOnRealm
class RealmDesk {

    private static final int PAGE = 200;

    private final Realm realm;
    private final RestClient http = RestClient.builder().requestFactory(Realm.requests()).build();
    private final JwtDecoder idTokens;

    RealmDesk(Realm realm, ClientRegistrationRepository registrations) {
        this.realm = realm;
        this.idTokens = new OidcIdTokenDecoderFactory().createDecoder(registrations.findByRegistrationId(Realm.NAME));
    }

    /** Who somebody is now, and with what to ask the next time. */
    record Renewed(TokenBearer bearer, String refreshToken) { }

    /** The realm's session is no more. */
    static final class Over extends Exception { }

    private record Tokens(@JsonProperty("access_token") String access, @JsonProperty("refresh_token") String refresh, @JsonProperty("id_token") String id) { }

    private record Listed(String id, boolean enabled) { }

    /** The numbers of all who are in the realm and not barred. */
    List<String> present() {
        String access = tokens("grant_type", "client_credentials").access();
        List<String> present = new ArrayList<>();
        Listed[] page;
        int first = 0;
        do {
            page = http.get().uri(realm.users() + "?briefRepresentation=true&max=" + PAGE + "&first=" + first)
                    .headers(headers -> headers.setBearerAuth(access)).retrieve().body(Listed[].class);
            for (Listed person : page) {
                if (person.enabled()) {
                    present.add(person.id());
                }
            }
            first += PAGE;
        } while (page.length == PAGE);
        return present;
    }

    /** @throws Over where nobody is signed in any more under the token, or somebody else is */
    Renewed renew(String refreshToken, String subject) throws Over {
        Tokens tokens;
        try {
            tokens = tokens("grant_type", "refresh_token", "refresh_token", refreshToken);
        } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode() == HttpStatus.BAD_REQUEST) {
                throw new Over();
            }
            throw refused;
        }
        Jwt now = idTokens.decode(tokens.id());
        if (!subject.equals(now.getSubject())) {
            throw new Over();
        }
        return new Renewed(TokenBearer.of(now.getClaims()), tokens.refresh());
    }

    private Tokens tokens(String... fields) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        return http.post().uri(realm.endpoint("token")).headers(headers -> headers.setBasicAuth(realm.client(), realm.secret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED).body(form).retrieve().body(Tokens.class);
    }
}
