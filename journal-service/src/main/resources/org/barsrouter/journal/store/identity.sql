-- Which log the projection was derived from, and in which layout: asked before any other table is touched.

create table if not exists journal_identity (
    property varchar(40) primary key,
    content  varchar(200) not null
);
