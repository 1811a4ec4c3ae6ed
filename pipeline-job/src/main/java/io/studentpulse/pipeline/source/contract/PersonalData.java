package io.studentpulse.pipeline.source.contract;

import java.util.Set;

/** What must never be stored: which field names hold a person's name or address, an IP address, or free text. Names come folded (lower case, no separators). */
final class PersonalData {

  private static final Set<String> PERSONAL = Set.of(
      "mail", "name", "firstname", "lastname", "middlename", "fullname", "username", "displayname", "nickname", "surname", "givenname",
      "familyname", "studentname", "teachername", "instructorname", "authorname", "realname",
      "phone", "phonenumber", "mobilephone", "mobilenumber", "telephone", "tel",
      "postaladdress", "streetaddress", "homeaddress", "dateofbirth", "birthdate", "birthday", "dob",
      "password", "passwordhash");

  private static final Set<String> ADDRESS = Set.of(
      "ip", "ipaddress", "ipaddr", "ipv4", "ipv6", "clientip", "clientipaddress", "remoteip", "remoteaddr", "remoteaddress", "userip",
      "sourceip", "xforwardedfor", "xrealip", "forwardedfor", "ips");

  private static final Set<String> FREE_TEXT = Set.of(
      "content", "text", "body", "message", "messagetext", "usermessage", "posttext", "postcontent", "postbody", "replytext", "replycontent",
      "feedbacktext", "comment", "comments", "note", "notes", "notetext", "notecontent", "highlighttext", "highlightedtext", "selectedtext",
      "query", "searchquery", "searchterm", "searchtext", "prompt", "answertext", "responsetext", "airesponse", "transcript");

  /** The short words that may stay in what a student asks an AI coach or a search box: docs/events.md keeps "lengths and ids only". */
  private static final Set<String> SHORT_WORDS = Set.of(
      "type", "language", "locale", "model", "status", "rating", "source", "category", "scope", "version", "contenttype", "feedbacktype");

  private PersonalData() {}

  static boolean isPersonal(String folded) {
    return PERSONAL.contains(folded) || folded.endsWith("email") || folded.endsWith("emails") || folded.endsWith("emailaddress");
  }

  static boolean isAddress(String folded) {
    return ADDRESS.contains(folded);
  }

  static boolean isFreeText(String folded) {
    return FREE_TEXT.contains(folded);
  }

  /** Whether a text under this name, as the client spells it, may stay in an event of which only lengths and ids are kept. */
  static boolean mayStayInTalk(String name, String folded) {
    return SHORT_WORDS.contains(folded) || name.endsWith("_id") || name.endsWith("_ids") || name.endsWith("Id") || name.endsWith("Ids")
        || name.endsWith("_at") || name.endsWith("At");
  }

  /**
   * The network an address belongs to: /24 of IPv4, /48 of IPv6; null where the text is no address.
   *
   * <p>Of a list as proxies write it the first address counts: the client's.
   */
  static String network(String address) {
    String first = address;
    int comma = first.indexOf(',');
    first = (comma >= 0 ? first.substring(0, comma) : first).strip();
    if (first.indexOf(':') < 0 || first.indexOf('.') > 0 && first.indexOf(':') > first.indexOf('.')) {
      int port = first.indexOf(':');
      return network4(port >= 0 ? first.substring(0, port) : first);
    }
    int zone = first.indexOf('%');
    return network6(zone >= 0 ? first.substring(0, zone) : first);
  }

  private static String network4(String address) {
    String[] parts = address.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    for (String part : parts) {
      int number = part.isEmpty() || part.length() > 3 ? -1 : digits(part, 10);
      if (number < 0 || number > 255) {
        return null;
      }
    }
    return digits(parts[0], 10) + "." + digits(parts[1], 10) + "." + digits(parts[2], 10) + ".0";
  }

  private static String network6(String address) {
    int last = address.lastIndexOf(':');
    if (address.indexOf('.') > 0) {
      return address.substring(0, last).toLowerCase(java.util.Locale.ROOT).endsWith(":ffff") ? network4(address.substring(last + 1)) : null;
    }
    int gap = address.indexOf("::");
    if (gap != address.lastIndexOf("::")) {
      return null;
    }
    String[] head = groups(gap >= 0 ? address.substring(0, gap) : address);
    String[] tail = groups(gap >= 0 ? address.substring(gap + 2) : "");
    int given = head.length + tail.length;
    if (gap >= 0 ? given > 7 : given != 8) {
      return null;
    }
    int[] groups = new int[8];
    for (int i = 0; i < given; i++) {
      String group = i < head.length ? head[i] : tail[i - head.length];
      int number = group.isEmpty() || group.length() > 4 ? -1 : digits(group, 16);
      if (number < 0) {
        return null;
      }
      groups[i < head.length ? i : 8 - given + i] = number;
    }
    return Integer.toHexString(groups[0]) + ":" + Integer.toHexString(groups[1]) + ":" + Integer.toHexString(groups[2]) + "::";
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static int digits(String text, int radix) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }
}
