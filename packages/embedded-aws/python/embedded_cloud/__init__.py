"""One process and one endpoint for every AWS service the project uses.

MiniStack carries CloudFormation, IAM and most services, moto carries EC2; this package joins the two and adds the
resource types and operations neither has.
"""
