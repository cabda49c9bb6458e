using LandingZone.Networking;

namespace LandingZone.Infra.Tests.Networking;

public sealed class ServicePortTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(443)]
    [InlineData(65535)]
    public void Ports_from_1_to_65535_are_ports(int port) => Assert.Equal(port, new ServicePort(port, "PostgreSQL").Port);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    public void Other_numbers_are_refused(int port)
    {
        var error = Assert.Throws<ArgumentException>(() => new ServicePort(port, "PostgreSQL"));

        Assert.StartsWith($"{port} is not a TCP port; it must be from 1 to 65535.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_is_one_and_of_one_way_unless_said_otherwise()
    {
        var port = new ServicePort(988, "Lustre");

        Assert.Equal((988, false), (port.LastPort, port.BothWays));
        Assert.Equal(1023, new ServicePort(1018, "Lustre") { LastPort = 1023 }.LastPort);
    }

    [Theory]
    [InlineData(987)]
    [InlineData(65536)]
    public void A_range_that_ends_before_it_begins_or_past_the_last_port_is_refused(int last) => Assert.StartsWith(
        $"{last} cannot end a range of ports that begins with 988.",
        Assert.Throws<ArgumentException>(() => new ServicePort(988, "Lustre") { LastPort = last }).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("données")]
    [InlineData("a < b")]
    public void A_purpose_that_ec2_refuses_as_a_description_is_refused(string purpose)
    {
        var error = Assert.Throws<ArgumentException>(() => new ServicePort(443, purpose));

        Assert.StartsWith(
            $"'{purpose}' cannot describe a security-group rule; write 1 to 100 letters, digits, spaces and ._-:/()#,@[]+=&;{{}}!$*",
            error.Message,
            StringComparison.Ordinal);
    }
}
