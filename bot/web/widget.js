"use strict";(()=>{var tt="http://www.w3.org/2000/svg",nt=/[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;function o(t,e={},...n){return me(document.createElement(t),e,n)}function b(t,e={},...n){return me(document.createElementNS(tt,t),e,n)}function h(t,e,n={},...r){let i=o("button",{type:"button",...n},...r.length?r:[t]);return i.addEventListener("click",e),i}function y(t){return o("span",{class:"unseen"},t)}function x(t,e=240){let n=c(t);return n.length>e?`${n.slice(0,e).trimEnd()}…`:n}function de(t,e,n){let r=typeof t=="string"?rt(t):null;return r?.protocol!=="https:"||r.username||r.password?o("span",{},e):ue(r.href,e,n)}function pe(t,e,n,r){return/^[a-z0-9][a-z0-9-]{0,99}$/.test(e)?ue(`${t}/evidence/${e}`,n,r):null}function ue(t,e,n){return o("a",{href:t,target:"_blank",rel:"noopener noreferrer",referrerpolicy:"no-referrer"},e,y(` (${n})`))}function c(t){return typeof t=="string"?t.replace(nt,""):""}function d(t){return Array.isArray(t)?t:[]}var ce=0;function g(){return ce+=1,`slc-${ce}`}function me(t,e,n){for(let[r,i]of Object.entries(e)){if(r==="style"||r.startsWith("on"))throw new TypeError(`${r} is not set by markup`);i===!1||i===null||i===void 0||t.setAttribute(r,i===!0?"":String(i))}for(let r of n){let i=r instanceof Node?r:c(r);i&&t.append(i)}return t}function rt(t){try{return new URL(t)}catch{return null}}var s={lang:"en",direction:"ltr",name:"SecondLine",tagline:"second-line treatment in autoimmune hepatitis",conversation:"Conversation",launcher:"Ask SecondLine",closePanel:"Close SecondLine",newPatient:"New patient",newPatientMessage:"new patient",emptyTitle:"What is the situation?",emptyText:"Describe it in your own words: the drugs so far, what went wrong, what matters in this patient. You get the options with their evidence, what to check first, and the sources.",emptyExamples:"For example",examples:["28-year-old woman, pancreatitis on azathioprine. Options?","ALT still raised after 8 months of prednisolone and azathioprine","What do the guidelines say on tacrolimus versus mycophenolate?"],intendedUse:"For clinicians. SecondLine supports and does not replace clinical judgement. Please enter no names, record numbers or other identifiers.",field:"Your question or the situation",placeholder:"Describe the case or ask a question",fieldHint:"Enter sends, Shift and Enter starts a new line.",send:"Send",counter:(t,e)=>`${Y(t)} of ${Y(e)} characters`,tooLong:t=>`Too long by ${Y(t)} ${t===1?"character":"characters"}. Please shorten the message.`,caseTitle:"Known of this case",letterPasted:"This looks like a whole letter. Names, dates of birth and record numbers are cut out before anything is stored, but please take them out yourself: a bare name cannot always be recognised.",removeCase:t=>`Remove: ${t}`,you:"You",answer:"Answer",thinking:"Looking through the records",offline:"You are offline. What you write stays here until the connection is back.",failedOffline:"The message could not be sent: no connection.",failedTimeout:"No answer within 30 seconds.",failedServer:"The server could not answer.",failedSession:"The session has ended. Please reload the page.",backOnline:"The connection is back; sending the message again.",failedHistory:"The earlier conversation could not be loaded.",sessionRenewed:"The earlier session has expired; this is a new one, and nothing is known of the case.",retry:"Try again",edit:"Edit the message",unreadable:"This answer could not be laid out; here it is as plain text.",warning:"Warning",urgent:"Urgent",missing:"Not in the knowledge base",question:"One question",followUps:"Ask next",sources:"Sources",sourcesCount:t=>`Sources (${t})`,copy:"Copy answer",copyLetter:"Copy as letter",copied:"Copied",copyByHand:"Copying was refused here. The text is selected: press Ctrl+C or Cmd+C.",copyText:"Text to copy",plotTable:"The same figures as a table",copyCitation:"Copy citation",print:"Print",csv:"Download as CSV",csvOf:t=>`Download as CSV: ${t}`,file:"secondline",asked:"Question",judge:"Was this useful?",up:"Useful",down:"Not useful",reasonUp:"What was useful? (optional)",reasonDown:"What is missing or wrong? (optional)",reasonHint:"Please no names or record numbers; they would be removed.",giveReason:"Send reason",thanks:"Thank you, noted.",failedJudging:"This could not be noted. Please try again.",showAll:"Show all",showRest:t=>`Show ${t} more`,drug:"Drug",standing:"Standing",drugAndStanding:"Drug and standing",why:"Why",options:"options",response:"Response",reason:"Reason",responseFor:t=>`Response: ${t}`,otherReasons:"Response: other reasons",uncontrolled:"uncontrolled",certainty:"Certainty",noFigure:"no figure",whyCount:t=>t===1?"Why":`Why (${t})`,moreFigures:t=>t===1?"1 more figure":`${t} more figures`,fits:{mixed:"mixed reasons",indirect:"indirect"},reasons:{thiopurine_intolerance:"thiopurine intolerance",steroid_intolerance:"steroid intolerance",insufficient_response:"insufficient response",non_response:"non-response",loss_of_response_on_treatment:"loss of response",relapse_after_withdrawal:"relapse after withdrawal",intolerance_and_insufficient_response:"intolerance and insufficient response",second_line_failed:"second line failed",unclear:"reason not stated"},citation:(t,e)=>`[${t}] source: ${e}`,source:t=>`Source ${t}`,close:"Close",studied:"Studied",n:"Number",endpoint:"Endpoint",figure:"Figure",design:"Design",strength:"Strength",consensus:"Consensus",evidencePage:"Evidence page",where:"Found in",read:"Extent",identifier:"Identifier",opensNewTab:"opens in a new tab",version:"Knowledge base",reviewed:"last review",overdue:"Past review date"};function Y(t){return t.toLocaleString("en-GB")}var ot=3e4,v=class extends Error{constructor(e,n,r){super(e),this.name="ChatError",this.repeatable=n,this.status=r}};async function E(t,e){let n={Accept:"application/json",...e.method==="POST"?{"Content-Type":"application/json"}:{},...e.headers},r=new AbortController,i=setTimeout(()=>r.abort(),ot);try{let a=await fetch(t,{credentials:"omit",...e,body:e.method==="POST"?e.body??"{}":void 0,headers:n,referrerPolicy:"no-referrer",signal:r.signal}),l=Q(await a.text());if(!a.ok)throw it(a.status,c(l.error));return l}catch(a){throw a instanceof v?a:new v(r.signal.aborted?s.failedTimeout:s.failedOffline,!0)}finally{clearTimeout(i)}}function N(t){return{Authorization:`Bearer ${t}`}}function Q(t){try{let e=JSON.parse(t);return e!==null&&typeof e=="object"?e:{}}catch{return{}}}function it(t,e){let n=t>=500||[401,408,409,425,429].includes(t);return new v(e||(t===401?s.failedSession:s.failedServer),n,t)}var st="/webhooks/web/session",L=class{keepsConversation=!0;constructor(e){this.value=e}async token(){return this.value}async renew(){return!1}known(){return!0}},j=class{keepsConversation=!0;constructor(e){this.address=e,this.value="",this.prolongAt=0}async token(){return(!this.value||Date.now()>=this.prolongAt)&&await this.renew(),this.value}async renew(){let{token:e,prolongAt:n}=he(await E(this.address,{method:"POST",credentials:"same-origin"}));return this.value=e,this.prolongAt=n,!0}known(){return!0}},A=class{keepsConversation=!1;constructor(e){this.endpoint=e,this.key=`secondline:${e}`}async token(){let e=this.kept();return e&&Date.now()<e.prolongAt?e.token:this.open(e?.token)}async renew(){return O.remove(this.key),await this.open(),!0}known(){return this.kept()!==null}forget(){O.remove(this.key)}kept(){let e=Q(O.read(this.key)??"");return typeof e.token=="string"?{token:e.token,prolongAt:Number(e.prolongAt)}:null}async open(e){let n=this.endpoint+st,r=he(await E(n,{method:"POST",headers:e?N(e):{}}));return O.write(this.key,JSON.stringify(r)),r.token}};function he(t){let e=c(t.token);if(!e)throw new v(s.failedServer,!0);return{token:e,prolongAt:Date.now()+(Number(t.expires_in)||600)*500}}var O={page:new Map,read(t){try{return sessionStorage.getItem(t)}catch{return this.page.get(t)??null}},write(t,e){try{sessionStorage.setItem(t,e)}catch{this.page.set(t,e)}},remove(t){try{sessionStorage.removeItem(t)}catch{this.page.delete(t)}}};var at="/webhooks/web/messages",lt="/webhooks/web/conversation",ct="/webhooks/web/feedback",H=class{constructor(e,n,r=()=>{}){this.endpoint=e,this.session=n,this.onRenewed=r}async send(e,n){let r=fe(await this.authorised(at,{id:e,text:n}));if(!r.answer&&!r.text)throw new v(s.failedServer,!0);return r}async judge(e,n,r){await this.authorised(ct,{id:e,verdict:n,reason:r})}async history(){if(!this.session.known())return[];try{let e=await this.authorised(lt);return d(e.turns).map(n=>({...fe(n),id:typeof n.id=="string"?n.id:null,message:c(n.message)}))}catch(e){if(!(this.session instanceof A)||!(e instanceof v)||e.status!==401)throw e;return this.session.forget(),[]}}async authorised(e,n){let r=async()=>{let i=N(await this.session.token()),a=n?{method:"POST",headers:i,body:JSON.stringify(n)}:{headers:i};return E(this.endpoint+e,a)};try{return await r()}catch(i){if(!(i instanceof v&&i.status===401)||!n&&!this.session.keepsConversation||!await this.session.renew())throw i}return this.session.keepsConversation||this.onRenewed(),r()}};function fe(t){return{answer:t.answer??null,text:c(t.text),basis:t.basis,drawings:t.drawings,verdict:t.verdict}}function X(){if(typeof crypto.randomUUID=="function")return crypto.randomUUID();let t=crypto.getRandomValues(new Uint8Array(16));return t[6]=t[6]&15|64,t[8]=t[8]&63|128,[...t].map(n=>n.toString(16).padStart(2,"0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/,"$1-$2-$3-$4-$5")}var ge={preferred:"M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm-3.6 8.2 2.5 2.6 4.8-5.4",reasonable:"M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM7 10h6",caution:"M10 2.5 18.3 17H1.7L10 2.5ZM10 8v4m0 2.2v.3",avoid:"M6.7 2h6.6L18 6.7v6.6L13.3 18H6.7L2 13.3V6.7L6.7 2Zm.6 5.3 5.4 5.4m0-5.4-5.4 5.4","no position":"M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM8 8a2 2 0 1 1 2.8 1.9c-.5.2-.8.6-.8 1.1m0 2.7v.3",warning:"M10 2.5 18.3 17H1.7L10 2.5ZM10 8v4m0 2.2v.3",notice:"M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 7v5m0-7.8v.3",close:"M5.5 5.5l9 9m0-9-9 9",send:"M10 16V4m-5 5 5-5 5 5",copy:"M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5V7Z",check:"M4 10.5 8.2 15 16 5.5",letter:"M5 2.5h7l3.5 3.5v11.5h-10.5V2.5ZM12 2.5V6h3.5M7.5 9.5h5m-5 3h5",print:"M6 7V2.5h8V7M6 14H3V7h14v7h-3M6 11.5h8v6H6v-6Z",table:"M3 3.5h14v13H3v-13ZM3 8h14M3 12.2h14M8 8v8.5",up:"M7 9v8H3.5V9H7Zm0 .5L10 3c1.3 0 2 .9 2 2.5L11.5 9H16c.8 0 1.3.7 1.1 1.5l-1.3 5.3c-.2.7-.7 1.2-1.5 1.2H7",down:"M13 11V3h3.5v8H13Zm0-.5L10 17c-1.3 0-2-.9-2-2.5l.5-3.5H4c-.8 0-1.3-.7-1.1-1.5l1.3-5.3C4.4 3.5 4.9 3 5.7 3H13",chat:"M3 3.5h14v10H9.5L5.5 17v-3.5H3v-10Z"};function m(t){return b("svg",{class:"icon",viewBox:"0 0 20 20",width:20,height:20,"aria-hidden":"true",focusable:"false"},b("path",{d:ge[t]??ge["no position"],fill:"none","stroke-linecap":"round","stroke-linejoin":"round"}))}var ee=2e3,dt=1600,pt=900,ut=/^\s*(dear|re:|to whom)\b|\b(d\.?o\.?b\.?|date of birth|nhs|mrn|hospital (no|number)|yours (sincerely|faithfully)|aadhaar)\b/im,I=class{constructor(e){this.say=e,this.busy=!1;let[n,r,i]=[g(),g(),g()];this.chips=o("div",{class:"case",hidden:!0}),this.field=o("textarea",{id:n,rows:1,placeholder:s.placeholder,"aria-describedby":`${r} ${i}`,autocomplete:"off",enterkeyhint:"send",dir:"auto"}),this.sendButton=o("button",{type:"submit",class:"send"},m("send"),y(s.send)),this.counter=o("span",{class:"counter",id:i}),this.complaint=o("span",{class:"complaint",role:"status"}),this.caution=o("p",{class:"letter",role:"status"}),this.form=o("form",{class:"composer"},this.chips,o("label",{for:n,class:"unseen"},s.field),this.caution,o("div",{class:"write"},this.field,this.sendButton),o("p",{class:"below"},o("span",{class:"hint",id:r},s.fieldHint),this.complaint,this.counter)),this.form.addEventListener("submit",a=>this.submit(a)),this.field.addEventListener("keydown",a=>this.key(a)),this.field.addEventListener("input",()=>this.measure()),this.field.addEventListener("paste",a=>this.pasted(a)),this.measure()}setBusy(e){this.busy=e,this.measure()}restore(e){this.field.value=e,this.measure(),this.field.focus()}showCase(e){let n=d(e),r=g();this.chips.hidden=n.length===0,this.chips.replaceChildren(o("p",{class:"case-title",id:r},s.caseTitle),o("ul",{"aria-labelledby":r},...n.map(i=>this.chip(i))))}chip(e){let n=x(e.label,120),r=h(s.removeCase(n),()=>this.say(c(e.remove)),{},m("close"),y(s.removeCase(n)));return o("li",{class:"chip"},o("span",{dir:"auto"},n),r)}pasted(e){let n=e.clipboardData?.getData("text/plain")??"";(n.length>=pt||ut.test(n))&&(this.caution.textContent=s.letterPasted)}key(e){e.key!=="Enter"||e.shiftKey||e.isComposing||(e.preventDefault(),this.form.requestSubmit())}submit(e){e.preventDefault();let n=this.field.value.trim();this.busy||!n||[...n].length>ee||(this.field.value="",this.measure(),this.say(n))}measure(){let e=[...this.field.value.trim()].length,n=e-ee,r=n>0?s.tooLong(n):"";e||(this.caution.textContent=""),this.counter.textContent=e>=dt?s.counter(e,ee):"",this.complaint.textContent!==r&&(this.complaint.textContent=r),this.field.setAttribute("aria-invalid",String(n>0)),this.sendButton.setAttribute("aria-disabled",String(this.busy||n>0||e===0))}};function q(t,e,n){let r=o("span",{class:"copy-status",role:"status"}),i=o("span",{class:"copy"});return i.append(h(t,()=>{mt(e(),i,r)},{class:"plain"},m(n),t),r),i}async function mt(t,e,n){e.querySelector(".copy-by-hand")?.remove();try{await navigator.clipboard.writeText(t),n.replaceChildren(m("check"),s.copied)}catch{n.textContent="";let r=g(),i=o("textarea",{id:r,readonly:!0,rows:6});i.value=t,e.append(o("span",{class:"copy-by-hand"},o("label",{for:r},y(`${s.copyText}. `),s.copyByHand),i)),i.focus(),i.select()}}var ht=500;function be(t,e){let n=o("div",{class:"judging",role:"group","aria-label":s.judge}),r=o("span",{class:"copy-status",role:"status"}),i=["up","down"].map(l=>{let p=s[l],u=h(p,()=>{a(l)},{class:"thumb","aria-pressed":String(t===l)});return u.replaceChildren(m(l),o("span",{class:"unseen"},p)),{verdict:l,thumb:u}});async function a(l,p=""){n.querySelector("form")?.remove();for(let u of i)u.thumb.setAttribute("aria-pressed",String(u.verdict===l));try{await e(l,p),r.replaceChildren(m("check"),s.thanks),p||n.append(ft(l,u=>{a(l,u)}))}catch{r.textContent=s.failedJudging}}return n.append(...i.map(({thumb:l})=>l),r),n}function ft(t,e){let[n,r]=[g(),g()],i=o("input",{id:n,type:"text",maxlength:ht,autocomplete:"off","aria-describedby":r}),a=o("form",{class:"reason"},o("label",{for:n},t==="up"?s.reasonUp:s.reasonDown),o("div",{},i,o("button",{type:"submit",class:"say"},s.giveReason)),o("p",{class:"quiet",id:r},s.reasonHint));return a.addEventListener("submit",l=>{l.preventDefault(),i.value.trim()&&e(i.value.trim())}),a}var B=1200,gt=6;function C(t){if(t.length<=B)return[t];let e=t.lastIndexOf(" ",B),n=e>B/2?e:B,r=o("span",{class:"rest",hidden:!0},t.slice(n));return[t.slice(0,n),r,we(s.showAll,()=>r.removeAttribute("hidden"))]}function _(t,e,n=gt){let r=e.length<=n+1?e.length:n;t.append(...e.slice(0,r));let i=e.slice(r);return i.length?we(s.showRest(i.length),()=>{t.append(...i),i[0].tabIndex=-1,i[0].focus()}):null}function we(t,e){let n=o("button",{type:"button",class:"plain more-button"},t);return n.addEventListener("click",()=>{e(),n.remove()}),n}var bt=/^([^]*?)(\S{1,24})$/,wt=/(?<=\d) (?=%)|(?<=\b[pn]) (?=[=<>≤≥])|(?<=\b[pn] ?[=<>≤≥]) (?=\d)/gi;function D(t){return t.replace(wt," ")}function k(t,e){let n=D(c(t?.text)),r=c(t?.note),i=e.buttons(t?.cites,t?.records),a=r?o("span",{class:"note"},r):null;if(!i)return[...C(n),a&&" ",a];if(a)return[...C(n)," ",a," ",i];let[,l,p]=bt.exec(n)??["",n,""];return[...C(l),o("span",{class:"tail"},p," ",i)]}function V(t,e,n){return d(t).map(r=>o("p",{class:n},...k(r,e)))}function ve(t,e){let n=d(t);if(n.length<=1)return V(n,e);let r=o("ul"),i=_(r,n.map(a=>o("li",{},...k(a,e))));return i?[r,i]:[r]}function U(t,e){let n=d(t);return!e||n.length<=e?n.map(r=>[r]):[...n.slice(0,e-1).map(r=>[r]),n.slice(e-1)]}function P(t,e){let n=()=>St(`${s.file}-${kt(t)}.csv`,vt(e()));return h(s.csv,n,{class:"plain csv","aria-label":s.csvOf(t)},m("table"),s.csv)}function vt(t){return`\uFEFF${t.map(e=>e.map(yt).join(",")).join(`\r
`)}\r
`}function yt(t){return`"${(/^[\s]*[=+\-@\t\r]/.test(t)?`'${t}`:t).replaceAll('"','""')}"`}function xt(t,e){return[c(t?.text),c(t?.note),e.names(t?.cites)].filter(Boolean).join(" ")}function ye(t,e){let n=d(t.rows).map(r=>U(r,d(t.columns).length).map(i=>i.map(a=>xt(a,e)).join("; ")));return[d(t.columns).map(c),...n]}function xe(t,e){let n=[s.drug,s.standing,s.reason,s.response,s.endpoint,s.n,s.design,s.certainty,s.sources],r=t.flatMap(i=>{let a=[...d(i.figures),...d(i.other_figures)],l=[c(i.name),c(i.label)];return a.length?a.map(p=>[...l,s.reasons[p.reason]??c(p.reason),c(p.text),c(p.endpoint),c(p.n),[c(p.design),p.uncontrolled?s.uncontrolled:"",s.fits[p.fit]].filter(Boolean).join(", "),c(p.certainty),e.names(p.cites)]):[[...l,"",s.noFigure,"","","","",""]]});return[n,...r]}function kt(t){return c(t).toLowerCase().replace(/[^a-z0-9]+/g,"-").slice(0,60)||s.options}function St(t,e){let n=URL.createObjectURL(new Blob([e],{type:"text/csv;charset=utf-8"}));o("a",{href:n,download:t}).click(),setTimeout(()=>URL.revokeObjectURL(n),1e3)}var S=200,$=8;function ne(t){let e=te(t.value),n=te(t.low),r=te(t.high);return e===null&&(n===null||r===null)?null:b("svg",{class:"interval",viewBox:`-6 0 ${S+12} 16`,width:S+12,height:16,"aria-hidden":"true",focusable:"false"},b("line",{class:"scale",x1:0,x2:S,y1:$,y2:$}),...[0,50,100].map(i=>{let a=i/100*S;return b("line",{class:"scale",x1:a,x2:a,y1:$-3,y2:$+3})}),n!==null&&r!==null&&b("line",{class:"range",x1:n,x2:r,y1:$,y2:$}),e!==null&&b("circle",{class:"dot",cx:e,cy:$,r:5}))}function ke(){let t=[["0",0,"middle"],["50",50,"middle"],["100 %",100,"end"]];return b("svg",{class:"axis",viewBox:`-6 0 ${S+12} 12`,width:S+12,height:12,"aria-hidden":"true",focusable:"false"},...t.map(([e,n,r])=>b("text",{x:Number(n)/100*S+(r==="end"?6:0),y:10,"text-anchor":r},String(e))))}function te(t){return typeof t!="number"||!Number.isFinite(t)?null:Math.min(100,Math.max(0,t))/100*S}var Tt=40,Se=20,Ct=3;function F(t,e,n,r){let i=d(t.columns).slice(0,Se),a=i.length>=Ct,l=o("tr",{role:"row"},...i.map(T=>T?o("th",{scope:"col",role:"columnheader"},T):o("td"))),p=T=>o("tr",{role:"row"},...U(d(T).slice(0,Se),i.length).map((ae,le)=>le===0?o("th",{scope:"row",role:"rowheader"},...Te(ae,n)):o("td",{role:"cell","data-column":i[le]},...Te(ae,n)))),u=o("tbody",{role:"rowgroup"}),w=z(o("table",{role:"table",class:a&&"stacked"},o("thead",{role:"rowgroup"},l),u),r,""),f=_(u,d(t.rows).map(p),Tt);return[w,...f?[f]:[],P(e,()=>ye(t,n))]}function Te(t,e){let[n,...r]=t;return r.length?t.map(i=>o("p",{},...k(i,e))):n?k(n,e):[]}function z(t,e,n){let r=o("div",{class:`scroll ${n}`.trim(),role:"group",tabindex:0,"aria-labelledby":e},t);return typeof ResizeObserver=="function"&&new ResizeObserver(()=>{r.scrollWidth>r.clientWidth?r.setAttribute("tabindex","0"):r.removeAttribute("tabindex")}).observe(r),r}var $t=["preferred","reasonable","caution","avoid","no position"];function $e(t,e,n,r){let i=At(t);return[Et(t,i,n,r),Lt(t,i,n),P(e,()=>xe(t,n))]}function At(t){let e=[],n=Ce(t,i=>d(i.figures)),r=Ce(t,i=>d(i.other_figures));return e.push({head:n.length===1?s.responseFor(re(n[0])):s.response,figures:i=>d(i.figures),namesReason:n.length>1}),r.length&&e.push({head:r.length===1?s.responseFor(re(r[0])):s.otherReasons,figures:i=>d(i.other_figures),namesReason:r.length>1}),e}function Ce(t,e){return[...new Set(t.flatMap(e).map(n=>c(n.reason)))]}function re(t){return s.reasons[t]??t.replaceAll("_"," ")}function Et(t,e,n,r){let i=[o("th",{scope:"col"},s.drugAndStanding),...e.map(({head:l,figures:p})=>o("th",{scope:"col",class:"figures"},l,t.flatMap(p).some(ne)&&ke()))],a=o("table",{class:"options"},o("thead",{},o("tr",{},...i)),o("tbody",{},...t.map(l=>o("tr",{},o("th",{scope:"row"},o("span",{class:"drug"},x(l.name)),Ae(l),...Ee(l,n)),...e.map(p=>o("td",{class:"figures"},...Le(p,l,n)))))));return z(a,r,"wide")}function Lt(t,e,n){let r=i=>o("li",{class:"card"},o("p",{class:"drug"},x(i.name)),Ae(i),...Ee(i,n),o("dl",{},...e.filter((a,l)=>l===0||a.figures(i).length).map(a=>o("div",{},o("dt",{},a.head),o("dd",{},...Le(a,i,n))))));return o("ul",{class:"cards narrow"},...t.map(r))}function Ae(t){let e=$t.includes(t.standing)?t.standing:"no position",n=c(t.label)||e,r=n.startsWith(e)?n.slice(e.length):`: ${n}`;return o("div",{class:`standing is-${e.replace(" ","-")}${/\bif\b/.test(r)?" is-conditional":""}`},m(e),o("span",{},o("b",{},e),r))}function Ee(t,e){let n=d(t.why).map(i=>o("p",{},...k(i,e))),r=t.standing==="avoid"||t.standing==="caution"?n.splice(0,1):[];for(let i of r)i.className="against";return[...r,qe(n,s.whyCount)]}function Le(t,e,n){let[r,...i]=t.figures(e).map(a=>qt(a,t.namesReason,n));return[r??o("p",{class:"quiet"},s.noFigure),qe(i,s.moreFigures)]}function qe(t,e){return t.length?o("details",{class:"more"},o("summary",{},e(t.length)),...t):null}function qt(t,e,n){let r=s.fits[t.fit],i=[t.endpoint,t.n,t.design].map(c).filter(Boolean).join("; "),a=c(t.certainty),l=n.buttons(t.cites,t.records),p=D(c(t.text)),[,u,w]=/^([^(]+) (\([^]*)$/.exec(p)??["",p,""];return o("div",{class:"figure"},e&&o("p",{class:"figure-reason"},re(c(t.reason))),o("p",{class:"figure-value"},o("b",{},u),...w.split(/ (?=\()/).map(f=>f&&o("span",{},f)),l&&" ",l),ne(t),o("p",{class:"figure-facts"},D(i),t.uncontrolled&&"; ",t.uncontrolled&&o("em",{},s.uncontrolled),r&&"; ",r&&o("em",{},r),a&&`; ${s.certainty.toLowerCase()}: ${a}`))}var zt=["studied","n","endpoint","figure","design","strength","consensus","certainty"],Mt=4,Z=class{constructor(e,{basis:n={},endpoint:r="",onOpen:i=()=>{}}={}){this.byNumber=new Map(d(e).map(a=>[a.n,a])),this.basis=new Map(Object.entries(n??{})),this.endpoint=r,this.onOpen=i,this.opened=null}buttons(e,n){let r=d(e).filter(i=>Number.isInteger(i));return r.length?o("span",{class:"cites"},...r.map(i=>this.button(i,d(n)))):null}names(e){return d(e).map(r=>`[${r}] ${c(this.byNumber.get(r)?.label)}`.trim()).join("; ")}button(e,n){let r=this.byNumber.get(e);if(!r)return o("span",{class:"cite"},`[${e}]`);let i=h(`[${e}]`,()=>this.toggle(i,r,n),{class:"cite","aria-expanded":"false","aria-label":s.citation(e,x(r.label))});return i}toggle(e,n,r){let i=this.opened?.button===e;if(this.close(i),i)return;let a=this.card(n,r),l=Rt(a,e);e.setAttribute("aria-expanded","true"),e.setAttribute("aria-controls",a.id),this.opened={button:e,place:l},a.focus(),this.onOpen(n)}close(e=!0){if(!this.opened)return;let{button:n,place:r}=this.opened;this.opened=null,r.remove(),n.setAttribute("aria-expanded","false"),n.removeAttribute("aria-controls"),e&&n.focus()}card(e,n){let r=o("div",{class:"source",id:g(),role:"group",tabindex:-1,"aria-live":"off","aria-label":s.source(e.n)},h(s.close,()=>this.close(),{class:"source-close"},m("close"),y(s.close)),o("p",{class:"source-label"},o("b",{},`[${e.n}] ${c(e.label)}`)),ze(e),...this.records(e,n),Me(e),q(s.copyCitation,()=>oe(e),"copy"));return r.addEventListener("keydown",i=>{i.key==="Escape"&&(i.stopPropagation(),this.close())}),r}records(e,n){let r=[...this.basis].filter(([,a])=>a?.source===e.id),i=r.filter(([a])=>n.includes(a));return(i.length?i:r).slice(0,Mt).map(([a,l])=>{let p=zt.flatMap(w=>W(s[w],c(l[w]))),u=pe(this.endpoint,a,s.evidencePage,s.opensNewTab);return o("div",{class:"record"},p.length>0&&o("dl",{class:"facts"},...p),u)})}all(){return this.byNumber.size?o("details",{class:"sources"},o("summary",{},s.sourcesCount(this.byNumber.size)),o("ol",{},...[...this.byNumber.values()].map(e=>o("li",{value:e.n},o("p",{class:"source-label"},o("b",{},e.label)),ze(e),Me(e))))):null}};function oe(t){let n=[t.label,t.title,t.journal,t.where,t.read,t.identifier||t.link].map(c).filter(Boolean);return`[${t.n}] ${n.reduce((r,i)=>r+(r&&Re(r))+i,"")}`}function Re(t){return/[.?!]$/.test(t)?" ":". "}function ze(t){return o("p",{class:"source-title"},t.title,t.journal&&Re(c(t.title)),t.journal&&o("cite",{},t.journal))}function Me(t){let e=c(t.identifier)||c(t.link);return o("dl",{class:"facts"},...W(s.where,t.where),...W(s.read,t.read),...e?W(s.identifier,de(t.link,e,s.opensNewTab)):[])}function W(t,e){return e?[o("div",{},o("dt",{},t),o("dd",{},e))]:[]}function Rt(t,e){let n=e.closest("tr");if(n){let i=o("tr",{class:"source-row"},o("td",{colspan:n.cells.length},t));return n.after(i),i}let r=e.closest("p");return r?r.after(t):(e.closest("li")??e).append(t),t}function Ne(t){return[d(t.warnings).map(n=>`${s.warning.toUpperCase()}: ${M(n)}`),...d(t.parts).flatMap(n=>[[c(n.title).toUpperCase(),n.missing?s.missing:"",...d(n.bottom_line).map(M)],...d(n.sections).map(Nt)]),d(t.sources).length?[s.sources.toUpperCase(),...d(t.sources).map(oe)]:[],Ht(t)].map(n=>n.filter(Boolean).join(`
`)).filter(Boolean).join(`

`)}function M(t){let e=c(t.note);return[c(t.text),e&&`(${e})`,Oe(t.cites)].filter(Boolean).join(" ")}function Oe(t){return d(t).map(e=>`[${e}]`).join("")}function Nt(t){return[c(t.title),...d(t.lines).map(e=>`- ${M(e)}`),...d(t.options).flatMap(Ot),...d(t.table?.rows).map(e=>`- ${d(e).map(M).join(": ")}`)]}function Ot(t){return[`- ${c(t.name)}: ${c(t.label)}`,...d(t.why).map(e=>`  ${M(e)}`),...[...d(t.figures),...d(t.other_figures)].map(e=>`  ${jt(e)}`)]}function jt(t){let e=s.reasons[t.reason]??c(t.reason),r=[c(t.endpoint),c(t.n),c(t.design),t.uncontrolled?s.uncontrolled:"",s.fits[t.fit]??"",t.certainty?`${s.certainty.toLowerCase()} ${c(t.certainty)}`:""].filter(Boolean).join("; ");return`${s.responseFor(e)}: ${c(t.text)} (${r}) ${Oe(t.cites)}`.trimEnd()}function Ht({footing:t}){if(!t)return[];let e=d(t.overdue).map(c).join("; ");return[e&&`${s.overdue}: ${e}`,`${s.version} ${c(t.version)}, ${s.reviewed} ${c(t.reviewed_on)}`,c(t.notice)]}var It=new Set(["g","rect","line","polygon","text"]),Bt=new Set("x y x1 x2 y1 y2 width height points class fill stroke stroke-width stroke-dasharray font-size font-weight font-family text-anchor".split(" ")),_t=4,Dt=2e3;function Ie(t,e,n,r){let i=[je(t.wide,"plot-wide"),je(t.narrow,"plot-narrow")].filter(l=>l!==null),a=o("details",{class:"plot-data"},o("summary",{},s.plotTable),...F(t.table??{columns:[],rows:[]},e,n,r));return[...i.map(l=>z(l,r,"plot")),a]}function je(t,e){if(!Array.isArray(t)||t[0]!=="svg")return null;let[,n,r]=t,[i,a]=[n?.width,n?.height].map(Number);if(!(i>0)||!(a>0))return null;let[l,p]=[g(),g()],u={left:Dt},w=b("svg",{viewBox:`0 0 ${i} ${a}`,width:i,height:a,role:"img","aria-labelledby":l,"aria-describedby":p},b("title",{id:l},He(r,"title")),b("desc",{id:p},He(r,"desc")),...d(r).map(f=>Be(f,0,u)));return o("div",{class:e},w)}function He(t,e){let n=d(t).find(r=>Array.isArray(r)&&r[0]===e);return Array.isArray(n)?d(n[2]).filter(r=>typeof r=="string").join(" "):""}function Be(t,e,n){if(typeof t=="string")return e?t:null;if(n.left-=1,!Array.isArray(t)||!It.has(t[0])||e>_t||n.left<0)return null;let[r,i,a]=t,l=Object.entries(i??{}).filter(([p,u])=>Bt.has(p)&&typeof u=="string"&&!/url|[<>:]/i.test(u));return b(r,Object.fromEntries(l),...d(a).map(p=>Be(p,e+1,n)))}function _e(t,e,n={}){let{endpoint:r,onOpen:i}=e,a=new Z(t.sources,{basis:n.basis,endpoint:r,onOpen:i}),l=d(n.drawings).values(),p=o("article",{class:"answer","aria-label":s.answer}),u=t.kind==="emergency",w=[Ut(t,a),...Vt(t,a),...d(t.parts).map(f=>Pt(f,{urgent:u,sources:a,drawings:l})),Wt(t,e.say),Zt(t,e.say),d(t.parts).length>0&&Gt(t,e,n,p),a.all(),Kt(t)];for(let f of w)f&&p.append(f);return p}function Vt(t,e){return d(t.notices).map(n=>o("p",{class:"notice"},m("notice"),o("span",{},...k(n,e))))}function Ut(t,e){let n=d(t.warnings);return n.length?De(s.warning,V(n,e)):null}function De(t,e){return o("div",{class:"warning"},o("h3",{},m("warning"),t),...e)}function Pt(t,e){let{sources:n,urgent:r}=e,i=V(t.bottom_line,n,"bottom-line");return o("div",{class:"part"},c(t.title)&&o("h3",{},x(t.title)),t.missing&&o("p",{class:"missing"},m("no position"),s.missing),...r&&i.length?[De(s.urgent,i)]:i,...d(t.sections).map(a=>Ft(a,e)))}function Ft(t,{sources:e,drawings:n}){let r=o("h4",{id:g()},x(t.title)),i=c(t.title),a=d(t.options),l=t.plot?n.next().value:null,p=[...ve(t.lines,e),...a.length?$e(a,i,e,r.id):[],...l?Ie(l,i,e,r.id):[],...t.table?F(t.table,i,e,r.id):[]];return t.collapsed?o("details",{class:"section"},o("summary",{},r),...p):o("div",{class:"section"},r,...p)}function Wt(t,e){return c(t.question?.text)?o("div",{class:"question"},o("h3",{},s.question),o("p",{},t.question?.text),Ve(d(t.question?.answers),e,"choices")):null}function Zt(t,e){let n=d(t.follow_ups);return n.length?o("div",{class:"follow-ups"},o("h3",{},s.followUps),Ve(n,e,"choices")):null}function Ve(t,e,n){return t.length?o("ul",{class:n},...t.map(r=>o("li",{},h(x(r.label,120),()=>e(c(r.send)),{class:"say"})))):null}function Gt(t,{judge:e,print:n},r,i){let a=c(t.letter);return o("div",{class:"tools"},q(s.copy,()=>Ne(t),"copy"),a&&q(s.copyLetter,()=>a,"letter"),n&&h(s.print,()=>n(i),{class:"plain"},m("print"),s.print),e&&be(r.verdict,e))}function Kt(t){let{footing:e}=t;if(!e)return null;let n=d(e.overdue);return o("footer",{class:"footing"},n.length>0&&o("p",{class:"overdue"},m("caution"),`${s.overdue}: ${n.map(c).join("; ")}`),o("p",{},e.notice),o("p",{},`${s.version} ${c(e.version)}, ${s.reviewed} ${c(e.reviewed_on)}`))}var Jt=300,G=class{constructor(e){this.actions=e,this.element=o("div",{class:"log",role:"log","aria-live":"polite","aria-label":s.conversation,tabindex:0}),this.empty()}empty(){let e=s.examples.map(n=>o("li",{},h(n,()=>this.actions.say(n),{class:"example"})));this.intro=o("div",{class:"intro"},o("h3",{},s.emptyTitle),o("p",{class:"intro-text"},s.emptyText),o("p",{class:"intro-for"},s.emptyExamples),o("ul",{class:"examples"},...e),o("p",{class:"intended-use"},s.intendedUse)),this.element.replaceChildren(this.intro)}add(e){this.intro?.remove();let n=new ie(e,this.actions);return this.element.append(n.element),this.reveal(n.element),n}remark(e){let n=o("p",{class:"remark"},e),r=this.element.querySelector(".turn.is-waiting");r?r.before(n):this.element.append(n)}reveal(e){let n=typeof matchMedia!="function"||matchMedia("(prefers-reduced-motion: reduce)").matches,r=e.offsetTop-12;this.element.scrollTo?.({top:r,behavior:n?"auto":"smooth"})}},ie=class{constructor(e,n){this.text=e,this.actions=n,this.outcome=o("div",{class:"outcome"}),this.element=o("div",{class:"turn"},o("div",{class:"said"},y(`${s.you}: `),o("p",{dir:"auto"},...C(e))),this.outcome),this.timer=void 0}wait(e){this.show(...e?[o("p",{class:"thinking"},e)]:[]),this.element.classList.add("is-waiting"),this.timer=setTimeout(()=>{let n=o("span",{class:"dots","aria-hidden":"true"},o("i"),o("i"),o("i"));this.outcome.replaceChildren(o("p",{class:"thinking"},s.thinking,n))},Jt)}answer(e,n){this.show(Yt(n,this.actions.context(e,this.text)))}fail(e,n,r){this.show(o("div",{class:"failure"},o("p",{},e),h(n,r,{class:"say"})))}show(...e){clearTimeout(this.timer),this.element.classList.remove("is-waiting"),this.outcome.replaceChildren(...e)}};function Yt(t,e){let n=o("p",{class:"plain-text"},...C(t.text)),r={class:"answer","aria-label":s.answer};if(!t.answer)return o("article",r,n);try{return _e(t.answer,e,t)}catch{return o("article",r,o("p",{class:"notice"},s.unreadable),n)}}var Ue=typeof document>"u"?null:document.currentScript,R=Ue instanceof HTMLScriptElement?Ue:null,Pe=R?.src?new URL(R.src).origin:"";var Fe=`
:root { color-scheme: light; height: auto; min-height: 0; }
body { margin: 0; }
.printed { container: panel / inline-size; padding: 0.5rem; background: #fff; color: #17212b; font: 400 0.8125rem/1.5 var(--sans); overflow-wrap: anywhere; }
.printed-question { margin-bottom: 1rem; font-weight: 600; }
.tools, .follow-ups, .choices, .csv, .more-button, .source-close { display: none; }
.section, .card, tr { break-inside: avoid; }
.wide { display: none; }
.section > .narrow { display: grid; }
`;function We(t,e,n){let r=o("iframe",{title:s.print,class:"print-frame",tabindex:-1,"aria-hidden":"true"});r.style.cssText="position:fixed;width:0;height:0;border:0",document.body.append(r);let i=r.contentWindow,a=r.contentDocument;if(!i||!a)return r.remove();a.title=s.name,a.documentElement.lang=s.lang;let l=i.CSSStyleSheet;a.adoptedStyleSheets=[...n,Fe].map(f=>{let T=new l;return T.replaceSync(f.replaceAll(":host",":root")),T});let p=a.importNode(t,!0);p.querySelectorAll("details").forEach(f=>f.setAttribute("open","")),p.querySelectorAll("[hidden]").forEach(f=>f.removeAttribute("hidden"));let u=a.createElement("p");u.className="printed-question",u.textContent=`${s.asked}: ${e}`;let w=a.createElement("div");w.className="printed",w.append(u,p),a.body.replaceChildren(w),i.addEventListener("afterprint",()=>r.remove(),{once:!0}),i.focus(),i.print()}var Ze=`
.answer > * + * { margin-top: 1rem; }
.answer p, .answer li { text-wrap: pretty; }
.answer p, .answer ul { max-width: 46rem; }
.notice { display: flex; gap: 0.45rem; align-items: baseline; color: var(--quiet); font-size: 0.8125rem; }
.notice .icon { align-self: flex-start; margin-top: 0.2em; }
.answer .notice + .notice { margin-top: 0.25rem; }

.warning { padding: 0.6rem 1rem 0.7rem; border: 1px solid var(--bad); border-inline-start-width: 5px; border-radius: 8px; background: var(--bad-tint); }
.warning h3 { display: flex; align-items: center; gap: 0.45rem; color: var(--bad); font-weight: 700; }
.warning p { margin-top: 0.2rem; max-width: none; }

.part > h3 { color: var(--quiet); font-size: 0.875rem; font-weight: 600; }
.part + .part { padding-top: 1.25rem; border-top: 1px solid var(--rule); }
.answer .bottom-line { margin-top: 0.2rem; max-width: 50rem; font: 500 1.1875rem/1.4 var(--serif); letter-spacing: -0.006em; }
.answer .bottom-line + .bottom-line { margin-top: 0.4rem; font: 400 0.9375rem/1.5 var(--sans); letter-spacing: 0; }
.missing { display: inline-flex; align-items: center; gap: 0.4rem; margin-top: 0.4rem; padding: 0.15rem 0.6rem; border-radius: 6px; background: var(--none-tint); color: var(--none); font-weight: 600; font-size: 0.875rem; }

.section { margin-top: 1.15rem; }
.section > h4, .section summary h4 { font-weight: 650; font-size: 1rem; letter-spacing: -0.005em; }
.section summary h4 { display: inline; }
.section > h4 + *, .section > summary + * { margin-top: 0.5rem; }
details.section + details.section { margin-top: 0.5rem; }
.section > ul:not(.cards) { display: grid; gap: 0.45rem; }
.section > ul:not(.cards) > li { position: relative; padding-inline-start: 1.1rem; }
.section > ul:not(.cards) > li::before { content: ""; position: absolute; inset-inline-start: 0.1rem; top: 0.62em; width: 0.35rem; height: 0.35rem; border-radius: 50%; background: var(--accent); }
summary { width: fit-content; cursor: pointer; border-radius: 4px; }
summary::marker { color: var(--accent); }
.note { display: inline-block; padding: 0 0.45rem; border: 1px dashed var(--edge); border-radius: 4px; color: var(--quiet); font-size: 0.75rem; line-height: 1.5; }

.cites { margin-inline-start: -0.1em; }
.cites, .tail { white-space: nowrap; }
.cite { display: inline-block; padding: 0.05em 0.2em; border-radius: 4px; color: var(--accent); font: 550 0.8125rem/1.5 var(--sans); letter-spacing: 0; }
button.cite { position: relative; padding-block: 0; line-height: 1.3; }
/* Room for a finger without moving the line. */
button.cite::after { content: ""; position: absolute; inset: -0.35rem -0.15rem; }
button.cite:hover, button.cite[aria-expanded="true"] { background: var(--accent); color: var(--accent-ink); }
.source {
  position: relative; max-width: 40rem; margin-block: 0.6rem; padding: 0.75rem 2.75rem 0.85rem 1rem; border: 1px solid var(--accent); border-radius: 8px;
  background: var(--surface); font: 400 0.875rem/1.55 var(--sans); text-align: start;
}
.source-close { position: absolute; inset-block-start: 0.5rem; inset-inline-end: 0.5rem; display: grid; place-items: center; width: 1.9rem; height: 1.9rem; border-radius: 6px; color: var(--quiet); }
.source-close:hover { background: var(--tint); color: var(--accent); }
.source cite { font-style: italic; }
.facts { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-top: 0.3rem; color: var(--quiet); font-size: 0.8125rem; }
.facts div { display: flex; gap: 0.35rem; min-width: 0; }
.facts dt { flex: none; }
.facts dd { color: var(--ink); min-width: 0; overflow-wrap: anywhere; }
.record { margin-top: 0.4rem; padding-top: 0.4rem; border-top: 1px solid var(--rule); }
.record .facts { display: grid; gap: 0.1rem; margin-top: 0; }
.record dt { flex: none; width: 5.5rem; }
.record > a { display: inline-block; margin-top: 0.3rem; font-size: 0.8125rem; }
.source > .copy { margin: 0.3rem 0 -0.4rem -0.6rem; }
.answer a { color: var(--accent); text-underline-offset: 0.15em; }

.scroll { position: relative; overflow-x: auto; border: 1px solid var(--rule); border-radius: 8px; background: var(--surface); }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; line-height: 1.5; overflow-wrap: break-word; }
th, td { padding: 0.6rem 0.85rem; text-align: start; vertical-align: top; font-weight: 400; }
thead th { padding-block: 0.45rem; border-bottom: 1px solid var(--rule); color: var(--quiet); font-size: 0.8125rem; vertical-align: bottom; }
tbody tr + tr > * { border-top: 1px solid var(--rule); }
tbody th { width: 26%; font-weight: 600; }
tbody .source-row > td { padding-top: 0; border-top: 0; }

@container panel (max-width: 34rem) {
  th, td { padding: 0.55rem 0.65rem; }
  tbody th { width: 32%; }
  .answer .bottom-line { font-size: 1.0625rem; }
  .stacked, .stacked :is(tbody, tr, th, td) { display: block; width: auto; }
  .stacked thead { position: absolute; clip-path: inset(50%); }
  .stacked tbody tr { padding-block: 0.3rem; }
  .stacked tbody tr + tr { border-top: 1px solid var(--rule); }
  .stacked tbody tr + tr > * { border-top: 0; }
  .stacked :is(tbody th, td) { padding-block: 0.15rem; }
  .stacked td[data-column]::before { content: attr(data-column) ": "; color: var(--quiet); }
}

.question { max-width: 46rem; padding: 0.9rem 1.15rem 1.05rem; border-radius: 10px; background: var(--tint); }
.question h3, .follow-ups h3 { color: var(--quiet); font-size: 0.8125rem; font-weight: 550; }
.question p { font-size: 1.0625rem; font-weight: 600; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.55rem; }
.say { min-height: 2.25rem; padding: 0.35rem 0.95rem; border: 1px solid var(--accent); border-radius: 1.2rem; background: var(--surface); color: var(--accent); font-weight: 550; font-size: 0.875rem; }
.say:hover { background: var(--accent); color: var(--accent-ink); }
.is-busy .say, .is-busy .example, .is-busy .chip button, .is-busy .new { cursor: progress; }
.turn:not(:last-of-type) :is(.follow-ups, .question .choices) { display: none; }

.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.15rem 0.35rem; margin-inline-start: -0.6rem; }
.copy, .judging { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0.15rem 0.35rem; }
.copy-status:not(:empty) { color: var(--good); font-size: 0.8125rem; }
.copy-by-hand { width: 100%; padding-inline-start: 0.6rem; font-size: 0.8125rem; }
.copy-by-hand textarea { display: block; width: 100%; margin-top: 0.35rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--surface); }
.csv { margin-inline-start: -0.6rem; font-size: 0.75rem; color: var(--quiet); }
.more-button { padding-inline: 0; }
.copy-status > .icon { margin-inline-end: 0.3rem; }
.judging { margin-inline-start: auto; }
.judging:has(.reason) { flex-basis: 100%; margin-inline-start: 0; }
.thumb { display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: 6px; color: var(--quiet); }
.thumb:hover { background: var(--tint); color: var(--accent); }
.thumb[aria-pressed="true"] { background: var(--accent); color: var(--accent-ink); }
.reason { flex-basis: 100%; padding: 0.6rem 0.6rem 0; font-size: 0.8125rem; }
.reason div { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-block: 0.3rem; }
.reason input { flex: 1; min-width: 10rem; padding: 0.3rem 0.7rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--surface); color: var(--ink); font: inherit; }
.sources > summary { font-weight: 600; font-size: 0.875rem; }
.sources ol { display: grid; gap: 0.8rem; margin-top: 0.6rem; padding-inline-start: 1.75rem; font-size: 0.875rem; line-height: 1.5; }
.sources li::marker { color: var(--quiet); }
.footing { padding-top: 0.75rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: 0.75rem; line-height: 1.55; }
.overdue { display: flex; gap: 0.4rem; color: var(--care); font-weight: 600; }

@media (forced-colors: active) {
  .warning, .question { border: 2px solid CanvasText; }
  .thumb[aria-pressed="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
@media print {
  .tools, .follow-ups, .choices, .csv { display: none; }
}
`;var Ge=`
.options { table-layout: fixed; }
.options thead th:first-child { width: 34%; }
.options :is(th, td) { padding-inline: 0.85rem 0.6rem; }
.options tbody th { font-weight: 400; line-height: 1.5; }
.options :is(td, tbody th) > * + *, .card > * + *, .card dd > * + * { margin-top: 0.35rem; }
.drug { display: block; font-weight: 650; font-size: 0.9375rem; }
.standing { display: inline-flex; gap: 0.4rem; max-width: 100%; padding: 0.2rem 0.6rem 0.2rem 0.45rem; border: 1px solid transparent; border-radius: 6px; font-size: 0.8125rem; line-height: 1.45; background: var(--none-tint); color: var(--none); }
.standing .icon { margin-top: 0.1em; }
.standing b { display: inline-block; font-weight: 700; }
.standing b::first-letter { text-transform: uppercase; }
.standing.is-conditional { border: 1px dashed currentColor; }
.is-preferred { background: var(--good-tint); color: var(--good); }
.is-reasonable { background: var(--fair-tint); color: var(--fair); }
.is-caution { background: var(--care-tint); color: var(--care); }
.is-avoid { background: var(--bad-tint); color: var(--bad); }
.against { font-size: 0.8125rem; line-height: 1.45; }
.figure + .figure { margin-top: 0.75rem; }
.figure-value b { font-weight: 650; font-size: 1.0625rem; letter-spacing: -0.01em; }
.figure-value > span:not(.cites) { display: inline-block; margin-inline-start: 0.35rem; }
.axis { display: block; width: 100%; max-width: 13rem; height: auto; margin-top: 0.25rem; overflow: visible; }
.axis text { fill: currentColor; font-size: 11px; }
.figure-reason { font-weight: 600; font-size: 0.8125rem; }
.figure-facts, .quiet { color: var(--quiet); font-size: 0.8125rem; line-height: 1.4; }
.figure-facts em { font-style: normal; font-weight: 600; color: var(--ink); }
.interval { display: block; width: 100%; max-width: 13rem; height: auto; margin-block: 0.1rem; overflow: visible; }
.scale { stroke: var(--edge); stroke-width: 1; }
.range { stroke: var(--accent); stroke-width: 4; stroke-linecap: round; opacity: 0.55; }
.dot { fill: var(--accent); }
.more summary { color: var(--accent); font-size: 0.8125rem; }
.more > :not(summary) { margin-top: 0.35rem; font-size: 0.8125rem; }

.wide { display: none; }
.section > .cards { display: grid; gap: 0.75rem; max-width: none; margin-top: 0.6rem; }
.card { padding: 0.8rem 1rem 0.9rem; border: 1px solid var(--rule); border-radius: 10px; background: var(--surface); }
.card > dl { display: grid; gap: 0.7rem; margin-top: 0.6rem; }
.card dt { color: var(--quiet); font-size: 0.8125rem; }
@container panel (min-width: 34rem) {
  .card > dl { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0.8rem 1.5rem; }
}
@container panel (min-width: 44rem) {
  .wide { display: block; }
  .section > .narrow { display: none; }
}

.plot { max-width: 46rem; padding: 0.25rem; }
.plot svg { display: block; max-width: 100%; height: auto; }
.plot text { font-family: var(--sans); }
.plot-paper, .plot-hollow { fill: var(--surface); }
.plot-ink { fill: var(--ink); }
.plot-quiet { fill: var(--quiet); }
.plot-rule { stroke: var(--rule); }
.plot-mark { stroke: var(--accent); }
.plot-filled { fill: var(--accent); }
.scroll:has(> .plot-wide) { display: none; }
.plot-data { margin-top: 0.35rem; }
.plot-data > summary { color: var(--accent); font-size: 0.8125rem; }
.plot-data > .scroll { margin-top: 0.5rem; }
@container panel (min-width: 40rem) {
  .scroll:has(> .plot-wide) { display: block; }
  .scroll:has(> .plot-narrow) { display: none; }
}
@media (forced-colors: active) {
  .standing { border: 2px solid CanvasText; }
  .scale, .range { stroke: CanvasText; opacity: 1; }
  .dot { fill: Highlight; }
  .plot-paper, .plot-hollow { fill: Canvas; }
  .plot-ink, .plot-quiet { fill: CanvasText; }
  .plot-rule { stroke: GrayText; }
  .plot-mark { stroke: Highlight; }
  .plot-filled { fill: Highlight; }
}
`;var Ke=`
:host { display: block; height: 100%; min-height: 26rem; }
:host([hidden]), :host([closed]) .panel, :host(:not([closed])) .launcher { display: none; }
:host([closed]), :host([mode="launcher"]) { height: auto; min-height: 0; }
.frame { height: 100%; min-height: inherit; }
:host([mode="launcher"]) {
  position: fixed; z-index: 2147483000; inset-block-end: var(--secondline-inset, 1.25rem); inset-inline-end: var(--secondline-inset, 1.25rem);
}
:host([mode="launcher"]) .panel {
  width: min(30rem, calc(100vw - 2rem)); height: min(46rem, calc(100vh - 2.5rem)); border: 1px solid var(--rule);
  border-radius: 14px; overflow: clip; box-shadow: 0 1.5rem 4rem rgb(0 20 30 / 28%), 0 0.25rem 1rem rgb(0 20 30 / 14%);
}
:host(:not([mode="launcher"])) .shut { display: none; }
@media (max-width: 34rem), (max-height: 30rem) {
  :host([mode="launcher"]:not([closed])) { inset: 0; }
  :host([mode="launcher"]) .panel { width: 100%; height: 100%; border: 0; border-radius: 0; box-shadow: none; }
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, h4, p, ul, ol, dl, dd { margin: 0; padding: 0; font: inherit; }
ul { list-style: none; }
button, textarea { font: inherit; color: inherit; }
button { background: none; border: 0; padding: 0; cursor: pointer; text-align: start; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.icon { width: 1.15em; height: 1.15em; flex: none; stroke: currentColor; stroke-width: 1.6; vertical-align: -0.2em; }

.launcher, .send { background: var(--accent); color: var(--accent-ink); }
.launcher { display: inline-flex; align-items: center; gap: 0.55rem; padding: 0.75rem 1.25rem; border-radius: 1.6rem; font: 600 1rem/1.4 var(--sans); }
:host([mode="launcher"]) .launcher { box-shadow: 0 0.5rem 1.5rem rgb(0 20 30 / 30%); }
.panel {
  container: panel / inline-size; position: relative; display: grid; grid-template-rows: auto minmax(0, 1fr) auto auto;
  grid-template-columns: minmax(0, 1fr); height: 100%; min-height: inherit; background: var(--paper); color: var(--ink);
  font: 400 0.9375rem/1.6 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
  text-size-adjust: 100%;
}
.head {
  display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: 0.7rem clamp(1rem, 3cqi, 2rem);
  background: var(--surface); border-bottom: 1px solid var(--rule);
}
.head h2 { font-weight: 650; font-size: 1.0625rem; letter-spacing: -0.01em; line-height: 1.35; }
.head h2 span { display: block; font-weight: 400; font-size: 0.8125rem; letter-spacing: 0; color: var(--quiet); }
.head h2 { flex: 1; min-width: 0; }
.new, .shut { flex: none; margin-inline-end: -0.6rem; }
.new + .shut { margin-inline-start: -0.4rem; }
.plain {
  display: inline-flex; align-items: center; gap: 0.4rem; min-height: 2rem; padding: 0.2rem 0.6rem; border-radius: 6px;
  color: var(--accent); font-size: 0.875rem; font-weight: 550;
}
.plain:hover { background: var(--tint); }

.log { position: relative; overflow-y: auto; overscroll-behavior: contain; padding: 1rem clamp(1rem, 3cqi, 2rem) 2rem; scrollbar-width: thin; }
.log:focus-visible { outline-offset: -3px; }
.turn + .turn { margin-top: 2.25rem; padding-top: 2rem; border-top: 1px solid var(--rule); }
.said { display: flex; justify-content: flex-end; }
.said p {
  max-width: min(38rem, 88%); padding: 0.6rem 1rem; border-radius: 1.1rem 1.1rem 0.25rem 1.1rem; background: var(--tint);
  white-space: pre-wrap; unicode-bidi: isolate;
}
.outcome { margin-top: 0.9rem; }
.thinking { color: var(--quiet); }
.dots i { display: inline-block; width: 0.3em; height: 0.3em; margin-inline-start: 0.3em; border-radius: 50%; background: currentColor; }
@media (prefers-reduced-motion: no-preference) {
  .dots i { animation: breathe 1.2s infinite ease-in-out; }
  .dots i:nth-child(2) { animation-delay: 0.15s; }
  .dots i:nth-child(3) { animation-delay: 0.3s; }
}
@keyframes breathe { 0%, 70%, 100% { opacity: 0.25; } 35% { opacity: 1; } }
.failure { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem 1rem; padding: 0.75rem 1rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--surface); }
.remark { margin-top: 1.5rem; color: var(--quiet); font-size: 0.875rem; }
.remark + .turn { margin-top: 1.5rem; }
.turn + .remark { margin-top: 2.25rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
.plain-text { white-space: pre-wrap; }

.intro { max-width: 40rem; margin: clamp(0.5rem, 6cqi, 3.5rem) auto 0; }
.intro h3 { font: 600 1.75rem/1.25 var(--serif); letter-spacing: -0.012em; text-wrap: balance; }
.intro-text { margin-top: 0.9rem; font-size: 1.0625rem; line-height: 1.65; }
.intro-for { margin-top: 1.75rem; color: var(--quiet); font-size: 0.8125rem; font-weight: 550; }
.examples { display: grid; gap: 0.5rem; margin-top: 0.5rem; }
.example { width: 100%; padding: 0.75rem 1rem; border: 1px solid var(--rule); border-radius: 10px; background: var(--surface); }
.example:hover { border-color: var(--accent); color: var(--accent); }
.intended-use { margin-top: 1.75rem; color: var(--quiet); font-size: 0.8125rem; }

.offline:not(:empty) { padding: 0.5rem clamp(1rem, 3cqi, 2rem); background: var(--care-tint); color: var(--care); font-size: 0.875rem; }
.composer { padding: 0.75rem clamp(1rem, 3cqi, 2rem) 0.6rem; background: var(--surface); border-top: 1px solid var(--rule); }
.case { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.35rem 0.6rem; max-height: 7.5rem; overflow-y: auto; margin-bottom: 0.65rem; }
.case-title { color: var(--quiet); font-size: 0.8125rem; }
.case ul { display: flex; flex-wrap: wrap; gap: 0.35rem; }
.chip {
  display: inline-flex; align-items: center; padding-inline-start: 0.65rem; border: 1px solid var(--rule); border-radius: 1rem;
  background: var(--paper); font-size: 0.8125rem; line-height: 1.5;
}
.chip span { unicode-bidi: isolate; padding-block: 0.1rem; }
.chip button { display: grid; place-items: center; flex: none; width: 1.75rem; height: 1.75rem; border-radius: 50%; color: var(--quiet); }
.chip button:hover { color: var(--bad); }
.chip .icon { width: 0.9rem; height: 0.9rem; }
.write {
  display: flex; align-items: flex-end; gap: 0.5rem; padding: 0.3rem 0.3rem 0.3rem 0.9rem; border: 1px solid var(--edge); border-radius: 1.4rem;
  background: var(--surface);
}
.write:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.write textarea {
  flex: 1; min-width: 0; min-height: 2.25rem; max-height: 9rem; padding: 0.4rem 0; border: 0; outline: 0; background: none; resize: none; line-height: 1.45;
  field-sizing: content;
}
.write textarea::placeholder { color: var(--quiet); opacity: 1; }
.send { display: grid; place-items: center; flex: none; width: 2.25rem; height: 2.25rem; border-radius: 50%; }
.send[aria-disabled="true"] { background: var(--none-tint); color: var(--none); cursor: default; }
.send .icon { stroke-width: 2; }
.below { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-top: 0.35rem; padding-inline: 0.95rem 0.3rem; color: var(--quiet); font-size: 0.75rem; }
.letter:not(:empty) { margin-bottom: 0.5rem; padding: 0.5rem 0.8rem; border-radius: 8px; background: var(--care-tint); color: var(--care); font-size: 0.8125rem; line-height: 1.45; }
.complaint { color: var(--bad); font-weight: 600; }
.counter { margin-inline-start: auto; }

@container panel (max-width: 34rem) {
  .hint, .head h2 span { display: none; }
  .head { padding-block: 0.35rem; }
  .intro h3 { font-size: 1.45rem; }
  .said p { max-width: 94%; }
  .log { padding-top: 0.75rem; }
  .case { position: relative; flex-wrap: nowrap; margin-bottom: 0.5rem; overflow-x: auto; scrollbar-width: none; }
  .case ul { flex-wrap: nowrap; }
  .case .chip { flex: none; }
  .case-title { position: absolute; clip-path: inset(50%); }
}
@media print {
  :host, .frame, .panel { height: auto; min-height: 0; }
  .panel { display: block; }
  .log { overflow: visible; }
  .composer, .new, .shut, .launcher { display: none; }
}
@media (forced-colors: active) {
  .letter:not(:empty), .offline:not(:empty) { border: 1px solid CanvasText; }
  .send, .launcher, .chip, .said p { border: 1px solid ButtonText; }
  .write:focus-within { outline: 2px solid Highlight; }
}
`;var Qt={paper:"#f7f8f7",surface:"#ffffff",ink:"#17212b",quiet:"#52606b",rule:"#dde3e5",edge:"#87939b",accent:"#0b5c63","accent-ink":"#ffffff",tint:"#e7f1f1",good:"#0b5a39","good-tint":"#e5f4eb",fair:"#134f7d","fair-tint":"#e6f0f9",care:"#714600","care-tint":"#fcf1da",bad:"#971b1b","bad-tint":"#fcebe9",none:"#4c5963","none-tint":"#edf0f2"},Je={paper:"#11171b",surface:"#182025",ink:"#e4eaec",quiet:"#a2b0b8",rule:"#2d383f",edge:"#6d7b84",accent:"#74c7c4","accent-ink":"#06282a",tint:"#1a2f33",good:"#8fdcb2","good-tint":"#13301f",fair:"#9ccaee","fair-tint":"#14293b",care:"#f1c777","care-tint":"#33270f",bad:"#ffaaa2","bad-tint":"#3e1a18",none:"#b6c2c9","none-tint":"#263138"},Xt={sans:'-apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, Inter, "Noto Sans", "Liberation Sans", system-ui, sans-serif',serif:'Charter, "Iowan Old Style", "Source Serif 4", Cambria, "Noto Serif", Georgia, serif'};function K(t){return Object.entries(t).map(([e,n])=>`--${e}: var(--secondline-${e}, ${n});`).join(" ")}var Ye=`
:host { ${K(Qt)} ${K(Xt)} color-scheme: light; }
@media (prefers-color-scheme: dark) {
  :host(:not([theme="light"])) { ${K(Je)} color-scheme: dark; }
}
:host([theme="dark"]) { ${K(Je)} color-scheme: dark; }
`;var se=[Ye,Ke,Ze,Ge],Qe;function Xe(){return Qe??=se.map(t=>{let e=new CSSStyleSheet;return e.replaceSync(t),e}),Qe}var J=class extends HTMLElement{static observedAttributes=["endpoint","token","token-url","mode"];constructor(){super();let e=this.attachShadow({mode:"open"});e.adoptedStyleSheets=Xe();let n=i=>{this.send(i)};this.conversation=new G({say:n,context:(i,a)=>this.context(i,a)}),this.composer=new I(n),this.offline=o("p",{class:"offline",role:"status"}),this.launcher=h(s.launcher,()=>this.open(),{class:"launcher","aria-expanded":"false"},m("chat"),s.launcher);let r=o("div",{class:"head"},o("h2",{},s.name," ",o("span",{},s.tagline)),h(s.newPatient,()=>n(s.newPatientMessage),{class:"plain new"}),h(s.closePanel,()=>this.close(),{class:"plain shut"},m("close"),y(s.closePanel)));this.panel=o("div",{class:"panel"},r,this.conversation.element,this.offline,this.composer.form),this.frame=o("div",{class:"frame",lang:s.lang,dir:s.direction},this.launcher,this.panel),e.append(this.frame),e.addEventListener("keydown",i=>this.escape(i)),this.connection=()=>this.showConnection(),this.unsent=null}connectedCallback(){window.addEventListener("online",this.connection),window.addEventListener("offline",this.connection),this.showConnection(),this.showMode(),this.client||this.begin()}disconnectedCallback(){window.removeEventListener("online",this.connection),window.removeEventListener("offline",this.connection)}attributeChangedCallback(e,n,r){if(!this.client||n===r)return;if(e==="mode")return this.showMode();let i=this.client.session;e==="token"&&n&&r&&i instanceof L?i.value=r:this.begin()}open(){this.removeAttribute("closed"),this.launcher.setAttribute("aria-expanded","true"),this.composer.field.focus()}close(){this.setAttribute("closed",""),this.launcher.setAttribute("aria-expanded","false"),(this.shadowRoot?.activeElement||document.activeElement===this)&&this.launcher.focus()}async send(e){let n=c(e).trim();if(!n||this.composer.busy)return;this.setBusy(!0),await this.restored;let r=this.conversation.add(n);await this.ask({turn:r,id:X(),text:n})}async retry(e,n){this.composer.busy||(this.setBusy(!0),await this.ask(e,n))}async ask(e,n){let{turn:r,id:i,text:a}=e,l=this.client;if(l){this.unsent=null,r.wait(n),this.keepFocus();try{let p=await l.send(i,a);if(l!==this.client)return;r.answer(i,p),p.answer&&p.answer.kind!=="failure"&&this.composer.showCase(p.answer.case),this.tell("answer",{id:i,text:a,answer:p.answer})}catch(p){if(l!==this.client)return;this.fail(e,p)}finally{l===this.client&&this.setBusy(!1)}this.conversation.reveal(r.element)}}begin(){let e=(this.getAttribute("endpoint")??Pe).replace(/\/+$/,""),n=new H(e,this.session(e),()=>this.startAnew());this.client=n,this.unsent=null,this.conversation.empty(),this.composer.showCase([]),this.setBusy(!1),this.restored=this.restore(n)}startAnew(){this.conversation.remark(s.sessionRenewed),this.composer.showCase([])}session(e){let[n,r]=[this.getAttribute("token"),this.getAttribute("token-url")];return n?new L(n):r?new j(r):new A(e)}async restore(e){try{let n=await e.history();if(e!==this.client)return;for(let{id:r,message:i,...a}of n){let l=this.conversation.add(i);a.answer||a.text?l.answer(r??"",a):l.fail(s.failedServer,s.retry,()=>this.again({turn:l,id:r??X(),text:i}))}this.composer.showCase(n.findLast(({answer:r})=>r&&r.kind!=="failure")?.answer?.case)}catch{e===this.client&&this.conversation.remark(s.failedHistory)}}context(e,n){let r=this.client;return{say:i=>{this.send(i)},endpoint:r?.endpoint||window.location.origin,onOpen:({n:i,id:a,label:l})=>this.tell("citation-opened",{message:e,n:i,source:a,label:l}),print:i=>We(i,n,se),judge:async(i,a)=>{await r?.judge(e,i,a),this.tell("feedback",{message:e,verdict:i,reason:a})}}}fail(e,n){let{turn:r,id:i,text:a}=e,l=n instanceof v?n:new v(s.failedServer,!0);l.repeatable?r.fail(l.message,s.retry,()=>this.again(e)):r.fail(l.message,s.edit,()=>this.composer.restore(a)),l.repeatable&&l.status===void 0&&(this.unsent=e),this.tell("error",{id:i,message:l.message,status:l.status??null},!1)}again(e){this.retry(e)}tell(e,n,r=!0){this.dispatchEvent(new CustomEvent(e,{bubbles:r,composed:!0,detail:n}))}setBusy(e){this.composer.setBusy(e),this.panel.classList.toggle("is-busy",e)}showMode(){let e=this.getAttribute("mode")==="launcher";this.frame.setAttribute("role","region"),this.frame.setAttribute("aria-label",s.name),e?this.panel.setAttribute("role","dialog"):this.panel.removeAttribute("role"),e?this.panel.setAttribute("aria-label",s.name):this.panel.removeAttribute("aria-label"),this.launcher.setAttribute("aria-expanded",String(!this.hasAttribute("closed")))}keepFocus(){if(!this.shadowRoot?.activeElement)return;typeof matchMedia=="function"&&matchMedia("(pointer: coarse)").matches?this.conversation.element.focus({preventScroll:!0}):this.composer.field.focus({preventScroll:!0})}escape(e){e.key==="Escape"&&(e.stopPropagation(),this.getAttribute("mode")==="launcher"?this.close():this.composer.field.focus())}showConnection(){this.offline.textContent=navigator.onLine?"":s.offline,navigator.onLine&&this.unsent&&this.retry(this.unsent,s.backOnline)}};var en=["endpoint","token","token-url","mode","theme"];function et(t){if(!Object.keys(t).length)return;let e=()=>{let n=document.createElement("second-line-chat");for(let i of en){let a=t[i.replace(/-(.)/,(l,p)=>p.toUpperCase())];a&&n.setAttribute(i,a)}let r=t.target?document.querySelector(t.target):null;!r&&!t.mode&&n.setAttribute("mode","launcher"),n.getAttribute("mode")==="launcher"&&t.open===void 0&&n.setAttribute("closed",""),(r??document.body).append(n)};document.readyState==="loading"?document.addEventListener("DOMContentLoaded",e,{once:!0}):e()}customElements.get("second-line-chat")||customElements.define("second-line-chat",J);R&&et(R.dataset);})();
