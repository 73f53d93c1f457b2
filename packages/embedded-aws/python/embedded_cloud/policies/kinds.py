"""What a policy may say depends on what it is attached to.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html, "Policy grammar notes": the principal
belongs to policies of resources and is refused in those of identities; a trust policy is about its own role and names
no resource. Sizes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, "IAM character limits".
"""

from typing import NamedTuple


class Kind(NamedTuple):
    """One place a policy is attached to."""

    #: the principal is required, or else refused
    has_principal: bool
    #: the resource is required; a trust policy has none
    has_resource: bool = True
    #: the newer version of the policy language only
    newest_version: bool = False
    #: service prefixes of the actions; empty for any: only STS, S3 and SNS are known to refuse those of others
    actions_of: tuple = ()
    #: principals have to be in the form of their kind, and those of the own account have to be there
    checks_principals: bool = True


IDENTITY = Kind(has_principal=False)
#: CreatePolicy takes no policy of 2008: the default of a document without `Version` is that one
MANAGED = Kind(has_principal=False, newest_version=True)
TRUST = Kind(has_principal=True, has_resource=False, actions_of=("sts",))
BUCKET = Kind(has_principal=True, actions_of=("s3",))
KEY = Kind(has_principal=True)
TOPIC = Kind(has_principal=True, actions_of=("sns",))
SECRET = Kind(has_principal=True)
LOGS = Kind(has_principal=True)
#: of a VPC endpoint; a principal is what it filters by, of any account
ENDPOINT = Kind(has_principal=True, checks_principals=False)
