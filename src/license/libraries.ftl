<#-- The libraries in the app, for its About dialog: name, version, licences, web address, with tabs between. -->
<#-- Where the address that a library inherits from its parent leads nowhere, or past the page. -->
<#assign addresses = {
  "io.r2dbc:r2dbc-spi": "https://r2dbc.io",
  "org.flywaydb:flyway-core": "https://flywaydb.org",
  "org.fxmisc.flowless:flowless": "https://github.com/FXMisc/Flowless",
  "org.fxmisc.richtext:richtextfx": "https://github.com/FXMisc/RichTextFX",
  "org.jooq:jooq": "https://www.jooq.org"
}>
<#-- Where the name that a library gives itself is none to show. -->
<#assign names = {
  "io.r2dbc:r2dbc-spi": "R2DBC SPI",
  "org.flywaydb:flyway-core": "Flyway",
  "org.fxmisc.flowless:flowless": "Flowless",
  "org.reactivestreams:reactive-streams": "Reactive Streams"
}>
<#assign seen = []>
<#list dependencyMap as dependency>
<#assign library = dependency.key id = library.groupId + ":" + library.artifactId>
<#assign line = [names[id]!library.name, library.version, dependency.value?join(", "), addresses[id]!library.url]?join("\t")>
<#if !seen?seq_contains(line)>
<#assign seen += [line]>
${line}
</#if>
</#list>
