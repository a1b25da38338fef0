package org.huimin.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every endpoint and the kind of people it is for; what each kind means for whom, the tests say. */
public final class EndpointKinds {

    /** Endpoint and kind; "demonstration" where it must not be there on a county's own system. */
    private static final String ENDPOINTS = """
            GET  /                                         public
            POST /api/programmes/{code}/platforms/{platform}/check/{kind} machine
            GET  /api/programmes/{code}/platforms/{platform}/daily/{day} machine
            POST /api/programmes/{code}/platforms/{platform}/daily/{day} machine
            GET  /api/programmes/{code}/platforms/{platform}/work machine
            GET  /api/programmes/{code}/platforms/{platform}/work/{id} machine
            PUT  /api/programmes/{code}/platforms/{platform}/work/{id}/files/{field}/{name} machine
            DELETE /api/programmes/{code}/platforms/{platform}/work/{id}/files/{field}/{name} machine
            GET  /api/programmes/{code}/platforms/{platform}/work/{id}/sheet machine
            POST /api/programmes/{code}/platforms/{platform}/work/{id}/submit machine
            GET  /administration                           administration
            GET  /administration/accounts                  security
            GET  /administration/calendars                 system
            POST /administration/calendars                 system
            GET  /administration/incidents                 system
            POST /administration/incidents/{job}/retry     system
            GET  /administration/outbox                    system
            POST /administration/outbox/retry              system
            POST /administration/sessions/{session}/end    security
            GET  /administration/trail                     audit
            POST /administration/trail.jsonl               audit
            GET  /apply                                    applying
            GET  /apply/applications/{number}              applicant
            GET  /apply/applications/{number}/agreement    applicant
            POST /apply/applications/{number}/agreement    handing-in
            POST /apply/applications/{number}/clarification applicant
            POST /apply/applications/{number}/confirm      applicant
            POST /apply/applications/{number}/files        applicant
            GET  /apply/applications/{number}/files/{file} applicant
            POST /apply/applications/{number}/files/{file}/{part} applicant
            POST /apply/applications/{number}/files/{file}/remove applicant
            GET  /apply/applications/{number}/letter       applicant
            POST /apply/applications/{number}/letter       applicant
            POST /apply/applications/{number}/submission   handing-in
            POST /apply/applications/{number}/supplement   applicant
            POST /apply/applications/{number}/withdraw     applicant
            GET  /apply/tenders/{address}                  applicant
            POST /apply/tenders/{address}/check            applicant
            POST /apply/tenders/{address}/drafts           applicant
            POST /apply/tenders/{address}/questions        applicant
            GET  /apply/tenders/{address}/templates/{material} applicant
            GET  /cases/{ref}                              case
            GET  /cases/{ref}/challenges                   case
            POST /cases/{ref}/challenges                   publisher
            POST /cases/{ref}/challenges/{receipt}/{act}   publisher
            GET  /cases/{ref}/inspections                  visits
            GET  /cases/{ref}/money                        money
            GET  /cases/{ref}/money.csv                    money
            GET  /cases/{ref}/money.xlsx                   money
            GET  /cases/{ref}/refused/{platform}           money
            GET  /cases/{ref}/refused/{platform}.csv       money
            GET  /cases/{ref}/notices/{notice}/correct     publisher
            POST /cases/{ref}/notices/{notice}/correct     publisher
            POST /cases/{ref}/notices/{notice}/correct/drop publisher
            GET  /cases/{ref}/numbers                      case
            GET  /cases/{ref}/numbers.csv                  case
            GET  /cases/{ref}/outreach                     case
            POST /cases/{ref}/outreach/{channel}           reporter
            GET  /cases/{ref}/papers/plan                  case
            GET  /cases/{ref}/papers/report                money
            GET  /cases/{ref}/platforms/{platform}/mappings platform
            POST /cases/{ref}/platforms/{platform}/mappings platform
            GET  /cases/{ref}/platforms/{platform}/mappings/samples/{sample} platform
            POST /cases/{ref}/platforms/{platform}/mappings/samples/{sample} platform
            POST /cases/{ref}/platforms/{platform}/mappings/{mapping}/retire platform
            GET  /cases/{ref}/quota                        case
            GET  /cases/{ref}/reimbursement.zip            money
            GET  /cases/{ref}/runs/{run}                   case
            GET  /cases/{ref}/selection                    case
            GET  /cases/{ref}/selection/agreements/{number} panel
            GET  /cases/{ref}/selection/letters/{number}   panel
            POST /cases/{ref}/selection/{round}/deadline   publisher
            POST /cases/{ref}/selection/{round}/fee        publisher
            POST /cases/{ref}/selection/{round}/member     publisher
            POST /cases/{ref}/selection/{round}/withdrawal publisher
            GET  /cases/{ref}/shops                        case
            GET  /cases/{ref}/threshold                    publisher
            POST /cases/{ref}/threshold                    publisher
            GET  /cases/{ref}/shops/{store}                case
            POST /cases/{ref}/shops/{store}                township
            GET  /cases/{ref}/shops/{store}/inspections    visited
            POST /cases/{ref}/shops/{store}/inspections    visiting
            POST /cases/{ref}/shops/{store}/inspections/{inspection}/recheck publisher
            POST /cases/{ref}/shops/{store}/inspections/{inspection}/settlement publisher
            POST /cases/{ref}/shops/{store}/referral       publisher
            POST /cases/{ref}/shops/{store}/replacement    township
            POST /cases/{ref}/steps/{item}/urge            case
            GET  /commitments/{token}                      public
            POST /commitments/{token}                      public
            GET  /complaints/{follows}                     unpublished
            POST /complaints/{follows}                     unpublished
            GET  /desk                                     desk
            GET  /desk/absence                             staff
            POST /desk/absence                             staff
            POST /desk/absence/{id}/end                    person
            POST /desk/attachments                         claimed
            GET  /desk/attachments/{id}                    file
            GET  /desk/attachments/{id}/content            file
            GET  /desk/attachments/{id}/view               file
            GET  /desk/backward                            staff
            GET  /desk/batch                               staff
            POST /desk/batch                               office
            GET  /desk/corrections                         staff
            POST /desk/corrections/{id}                    person
            POST /desk/demonstration/forward               staff    demonstration
            POST /desk/demonstration/others                staff    demonstration
            GET  /desk/{id}/envelopes                      publisher
            POST /desk/{id}/envelopes                      publisher
            GET  /desk/{id}/mails                          publisher
            POST /desk/{id}/mails                          publisher
            GET  /desk/handover                            staff
            POST /desk/handover                            staff
            GET  /desk/handover/{id}                       office
            POST /desk/handover/{id}/cancel                person
            GET  /desk/holidays                            staff
            GET  /desk/programmes                          keeper
            POST /desk/programmes                          keeper
            POST /desk/programmes/check                    keeper
            GET  /desk/programmes/{code}/notices.zip       publisher
            GET  /desk/{id}                                office
            POST /desk/{id}                                claimed
            POST /desk/{id}/absent                         claimed
            POST /desk/{id}/departure                      claimed
            POST /desk/{id}/ask                            claimed
            POST /desk/{id}/claim                          claimed
            GET  /desk/{id}/commitments                    office
            GET  /desk/{id}/commitments/letters            office
            POST /desk/{id}/commitments/links              claimed
            POST /desk/{id}/commitments/photos             claimed
            POST /desk/{id}/commitments/photos/{attachment} claimed
            POST /desk/{id}/commitments/samples            claimed
            POST /desk/{id}/commitment                     claimed
            POST /desk/{id}/correct                        claimed
            PUT  /desk/{id}/draft                          office
            POST /desk/{id}/hand-back                      claimed
            POST /desk/{id}/helps/{help}/reply             person
            POST /desk/{id}/helps/{help}/withdraw          claimed
            GET  /desk/{id}/import                         office
            POST /desk/{id}/import                         claimed
            GET  /desk/{id}/import/template.xlsx           office
            GET  /desk/{id}/import/{number}                office
            POST /desk/{id}/import/{number}/cancel         claimed
            POST /desk/{id}/import/{number}/confirm        claimed
            GET  /desk/{id}/import/{number}/marked.xlsx    office
            POST /desk/{id}/licence                        claimed
            GET  /desk/{id}/list                           office
            POST /desk/{id}/list                           claimed
            POST /desk/{id}/list/carry-over                claimed
            POST /desk/{id}/list/earlier                   claimed
            GET  /desk/{id}/list/judgement                 office
            POST /desk/{id}/list/paste                     claimed
            GET  /desk/{id}/print                          office
            POST /desk/{id}/members                        claimed
            POST /desk/{id}/nonce                          claimed
            POST /desk/{id}/opening                        claimed
            POST /desk/{id}/pool                           claimed
            POST /desk/{id}/read                           person
            POST /desk/{id}/sample                         office   demonstration
            POST /desk/{id}/secret                         claimed
            GET  /desk/{id}/agreement                      panel
            GET  /desk/{id}/sheet                          office
            GET  /desk/{id}/sign-in                        panel
            POST /desk/{id}/take-back                      claimed
            POST /desk/{id}/transfer                       claimed
            GET  /desk/{id}/verdicts                       office
            PUT  /desk/{id}/verdicts                       office
            POST /desk/{id}/verdicts/rest                  office
            GET  /desk/{id}/workbook                       office
            POST /desk/{id}/workbook                       office
            GET  /desk/{id}/workbook.xlsx                  office
            GET  /desk/{id}/workbook/{number}              person
            POST /desk/{id}/workbook/{number}              person
            GET  /desk/{id}/workbook/{number}/marked.xlsx  person
            ANY  /error                                    public
            GET  /health                                   public
            GET  /login                                    door
            GET  /merchants                                public
            GET  /messages                                 staff
            POST /messages/preference                      staff
            POST /messages/read                            staff
            GET  /notices                                  public
            GET  /notices.atom                             public
            GET  /notices/{address}                        public
            GET  /notices/{address}/attachments/{place}    unpublished
            GET  /notices/{address}/objection              public
            GET  /notices/{address}/paper                  public
            POST /notices/{address}/objection              public
            GET  /notices/{address}/query                  unpublished
            POST /notices/{address}/query                  unpublished
            GET  /objections                               public
            POST /objections                               public
            GET  /programmes                               public
            GET  /programmes/{code}                        public
            GET  /programmes/{code}/draws                  public
            GET  /programmes/{code}/draws/{round}/{attempt} unpublished
            GET  /programmes/{code}/terms                  public
            GET  /programmes/{code}/trail.jsonl            public
            ANY  /refused                                  public
            GET  /score                                    staff
            GET  /score/{sheet}                            panel
            POST /score/{sheet}                            panel
            PUT  /score/{sheet}                            panel
            GET  /score/{sheet}/paper                      panel
            POST /score/{sheet}/paper                      panel
            POST /score/{sheet}/paper/drop                 panel
            GET  /score/{sheet}/print                      panel
            GET  /score/{sheet}/report                     panel
            POST /score/{sheet}/submit                     panel
            GET  /supervision                              staff
            GET  /supervision/{ref}                        inspection
            POST /supervision/{ref}/opinions               inspection
            GET  /supervision/{ref}/steps/{item}           inspection
            GET  /supervision/{ref}/trail/{seq}            inspection
            GET  /tour                                     public   demonstration
            GET  /verify                                   public
            """;

    private EndpointKinds() { }

    /** Name of the endpoint → its kind, and "demonstration" behind it where that holds. */
    public static Map<String, List<String>> all() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        ENDPOINTS.lines().map(line -> line.split("\\s+")).forEach(w -> table.put(w[0] + " " + w[1], Arrays.asList(w).subList(2, w.length)));
        return table;
    }
}
