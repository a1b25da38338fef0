package org.huimin.notify;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two ways out that each county connects for itself; a bean of the same name takes the recorder's place. */
@Configuration(proxyBeanMethods = false)
class Ports {

    @Bean
    @ConditionalOnMissingBean(name = "smsChannel")
    Channel smsChannel() {
        return new RecordedChannel("sms", person -> person.bySms() && !person.mobile().isEmpty());
    }

    @Bean
    @ConditionalOnMissingBean(name = "chatChannel")
    Channel chatChannel() {
        return new RecordedChannel("chat", Preference::byChat);
    }
}
