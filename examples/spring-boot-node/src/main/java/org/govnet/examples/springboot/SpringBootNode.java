package org.govnet.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A Spring Boot application that is a node too, by having the auto-configuration and a service. */
@SpringBootApplication
public class SpringBootNode {
  /** Runs it. */
  public static void main(String[] arguments) {
    SpringApplication.run(SpringBootNode.class, arguments);
  }
}
